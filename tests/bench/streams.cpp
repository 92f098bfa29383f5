#include "bench/streams.h"

#include "bench/chat.h"
#include "bench/client.h"

#include <QEventLoop>
#include <QTimer>

namespace qiao::bench {

QByteArray pacedText(const Testbed &testbed)
{
    Client reference(testbed.direct().port);
    const bool known =
        reference.askAndWait(chatRequest(testbed.direct(), chatBody("bench-paced", Mode::Stream)));
    return known ? readStream(reference.answer().body()).text : QByteArray();
}

StreamsOutcome runStreams(const Target &target, int count, qint64 processId, const QByteArray &expected)
{
    Clients clients;
    const QByteArray request = chatRequest(target, chatBody("bench-paced", Mode::Stream));
    StreamsOutcome outcome;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<Client>(target.port));
        if (!clients.back()->connectNow()) {
            return outcome;
        }
    }
    const qint64 start = nowNanoseconds();
    for (const auto &client : clients) {
        client->ask(request);
    }
    // in the middle of the second that a stream takes: all are running
    QTimer::singleShot(
        700, clients.front().get(), [&outcome, processId] { outcome.during = processFigures(processId); });
    const bool finished = waitForAll(clients, 60);
    outcome.wall = finished ? nowNanoseconds() - start : 0;
    for (const auto &client : clients) {
        const StreamText stream = readStream(client->answer().body());
        outcome.firstByte.add(double(client->times().firstByte - client->times().sent));
        outcome.whole += client->answer().isComplete() && stream.done && stream.text == expected ? 1 : 0;
    }
    return outcome;
}

void settle()
{
    QEventLoop loop;
    QTimer::singleShot(500, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace qiao::bench
