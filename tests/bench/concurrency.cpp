#include "bench/chat.h"
#include "bench/client.h"
#include "bench/measurements.h"
#include "bench/processfigures.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

struct Outcome
{
    Samples firstByte;
    qint64 wall = 0;
    int whole = 0; ///< streams that arrived complete
    std::optional<ProcessFigures> during;
};

Outcome runStreams(const Target &target, int count, qint64 processId, const QByteArray &expected)
{
    Clients clients;
    const QByteArray request = chatRequest(target, chatBody("bench-paced", Mode::Stream));
    Outcome outcome;
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

void addTimes(Report &report, const Outcome &direct, const Outcome &through)
{
    for (const double percent : {50.0, 95.0}) {
        const double before = direct.firstByte.percentile(percent);
        const double after = through.firstByte.percentile(percent);
        report.add({.what = u"first byte, p%1"_s.arg(percent),
            .direct = milliseconds(before),
            .through = milliseconds(after),
            .ratio = ratio(after, before),
            .added = milliseconds(after - before)});
    }
    report.add({.what = u"first request to last byte"_s,
        .direct = milliseconds(double(direct.wall)),
        .through = milliseconds(double(through.wall)),
        .ratio = ratio(double(through.wall), double(direct.wall)),
        .added = milliseconds(double(through.wall - direct.wall))});
}

QString costs(const ProcessFigures &figures)
{
    return u"%1 fd, %2 thr"_s.arg(figures.descriptors).arg(figures.threads);
}

void addCosts(Report &report, int count, const std::optional<ProcessFigures> &before,
    const std::optional<ProcessFigures> &during, const std::optional<ProcessFigures> &after)
{
    if (!before || !during || !after) {
        return;
    }
    const auto growth = double(during->residentBytes - before->residentBytes);
    report.add({.what = u"RSS under %1 streams, more than before"_s.arg(count),
        .through = megabytes(double(during->residentBytes)),
        .added = megabytes(growth),
        .budget = atMost(megabytes(0.1e6 * count)),
        .met = growth <= 0.1e6 * count});
    report.add({.what = u"processor time, ticks of 10 ms"_s,
        .through = QString::number(after->cpuTicks - before->cpuTicks)});
    report.add({.what = u"descriptors and threads meanwhile"_s, .through = costs(*during)});
    report.add({.what = u"RSS, descriptors, threads after"_s,
        .through = megabytes(double(after->residentBytes)),
        .added = megabytes(double(after->residentBytes - before->residentBytes)),
        .budget = costs(*after)});
}

/// Lets the process close what the clients have left.
void settle()
{
    QEventLoop loop;
    QTimer::singleShot(500, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

void measureConcurrency(Testbed &testbed, const Amounts &amounts, Report &report)
{
    Client reference(testbed.direct().port);
    const bool known =
        reference.askAndWait(chatRequest(testbed.direct(), chatBody("bench-paced", Mode::Stream)));
    const QByteArray expected = readStream(reference.answer().body()).text;
    if (!known || expected.isEmpty()) {
        report.failure(u"The service gave no stream to compare with."_s);
        return;
    }
    const qint64 processId = testbed.qiao().id();
    for (const int count : amounts.concurrentStreams) {
        report.section(u"%1 streams at once, 50 chunks in 1 s each"_s.arg(count));
        const Outcome direct = runStreams(testbed.direct(), count, processId, expected);
        settle();
        const auto before = processFigures(processId);
        const Outcome through = runStreams(testbed.through(), count, processId, expected);
        settle();
        report.add({.what = u"streams that arrived whole"_s,
            .direct = QString::number(direct.whole),
            .through = QString::number(through.whole),
            .budget = u"all"_s,
            .met = through.whole == count});
        if (through.whole < count) {
            report.failure(u"%1 of %2 streams lost something."_s.arg(count - through.whole).arg(count));
        }
        addTimes(report, direct, through);
        addCosts(report, count, before, through.during, processFigures(processId));
    }
}

} // namespace qiao::bench
