#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"

#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

/// Chunks a second at both ends; nothing when something was lost.
std::optional<std::array<double, 2>> rates(const Target &direct, const Target &through, int times)
{
    std::array<Samples, 2> samples;
    QByteArray text;
    for (int i = 0; i < times; ++i) {
        std::size_t side = 0;
        for (const Target &target : {direct, through}) {
            Client client(target.port);
            const bool whole =
                client.askAndWait(chatRequest(target, chatBody("bench-flood", Mode::Stream, target.wire)));
            const StreamText stream = readStream(client.answer().body(), target.wire);
            text = text.isEmpty() ? stream.text : text;
            if (!whole || !stream.done || stream.text != text) {
                return std::nullopt;
            }
            const auto duration = double(client.times().end - client.times().firstByte);
            samples.at(side++).add(stream.chunks * 1e9 / duration);
        }
    }
    return std::array{samples[0].percentile(50), samples[1].percentile(50)};
}

} // namespace

void measureThroughput(const Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Small chunks at full speed, one stream"_s);
    const std::pair<QString, Target> ends[] = {
        {QString(), testbed.through()}, {u"Anthropic, translated, "_s, testbed.through(Wire::Messages)}};
    for (const auto &[name, through] : ends) {
        const auto measured = rates(testbed.direct(), through, amounts.floods);
        if (!measured) {
            report.failure(name + u"a fast stream did not arrive whole."_s);
            return;
        }
        const auto [before, after] = *measured;
        report.add({.what = name + u"chunks a second, %1 × %2"_s.arg(amounts.floods).arg(amounts.floodChunks),
            .direct = QString::number(before, 'f', 0),
            .through = QString::number(after, 'f', 0),
            .ratio = ratio(after, before),
            .added = u"%1 µs each"_s.arg(1e6 / after - 1e6 / before, 0, 'f', 2)});
    }
}

} // namespace qiao::bench
