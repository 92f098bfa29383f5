#include "bench/measurements.h"
#include "bench/streams.h"

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

void addTimes(Report &report, const StreamsOutcome &direct, const StreamsOutcome &through)
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

} // namespace

void measureConcurrency(Testbed &testbed, const Amounts &amounts, Report &report)
{
    const QByteArray expected = pacedText(testbed);
    if (expected.isEmpty()) {
        report.failure(u"The service gave no stream to compare with."_s);
        return;
    }
    const qint64 processId = testbed.qiao().id();
    for (const int count : amounts.concurrentStreams) {
        report.section(u"%1 streams at once, 50 chunks in 1 s each"_s.arg(count));
        const StreamsOutcome direct = runStreams(testbed.direct(), count, processId, expected);
        settle();
        const auto before = processFigures(processId);
        const StreamsOutcome through = runStreams(testbed.through(), count, processId, expected);
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
