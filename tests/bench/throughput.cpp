#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"

using namespace Qt::StringLiterals;

namespace qiao::bench {

void measureThroughput(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Small chunks at full speed, one stream"_s);
    const QByteArray body = chatBody("bench-flood", Mode::Stream);
    Samples rates[2];
    QByteArray text;
    for (int i = 0; i < amounts.floods; ++i) {
        int side = 0;
        for (const Target &target : {testbed.direct(), testbed.through()}) {
            Client client(target.port);
            const bool whole = client.askAndWait(chatRequest(target, body));
            const StreamText stream = readStream(client.answer().body());
            text = text.isEmpty() ? stream.text : text;
            if (!whole || !stream.done || stream.text != text) {
                report.failure(u"A fast stream did not arrive whole."_s);
                return;
            }
            const auto duration = double(client.times().end - client.times().firstByte);
            rates[side++].add(stream.chunks * 1e9 / duration);
        }
    }
    const double direct = rates[0].percentile(50);
    const double through = rates[1].percentile(50);
    report.add({.what = u"chunks a second, %1 × %2 chunks"_s.arg(amounts.floods).arg(amounts.floodChunks),
        .direct = QString::number(direct, 'f', 0),
        .through = QString::number(through, 'f', 0),
        .ratio = ratio(through, direct),
        .added = u"%1 µs each"_s.arg(1e6 / through - 1e6 / direct, 0, 'f', 2)});
}

} // namespace qiao::bench
