#include "bench/measurements.h"
#include "bench/streams.h"

#include <map>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

constexpr double mostMore = 1.10;
constexpr int warmUpStreams = 32;

/// The processor time of \a count streams with what is kept and shown of them, or nothing; nullopt when
/// something was lost.
std::optional<qint64> ticksOf(Testbed &testbed, Keeping keeping, int count, const QByteArray &expected)
{
    testbed.stopQiao();
    if (!testbed.startQiao(keeping).isEmpty()) {
        return std::nullopt;
    }
    std::unique_ptr<ChildProcess> watcher;
    if (keeping == Keeping::Everything) {
        watcher = testbed.startWatcher();
    }
    const qint64 processId = testbed.qiao().id();
    // the first streams read the vocabulary and open the database
    const StreamsOutcome warmUp = runStreams(testbed.through(), warmUpStreams, processId, expected);
    if (warmUp.whole < warmUpStreams || (watcher && watcher->firstLine().isEmpty())) {
        return std::nullopt;
    }
    settle();
    const auto before = processFigures(processId);
    const StreamsOutcome outcome = runStreams(testbed.through(), count, processId, expected);
    settle();
    const auto after = processFigures(processId);
    if (outcome.whole < count || !before || !after) {
        return std::nullopt;
    }
    return after->cpuTicks - before->cpuTicks;
}

} // namespace

void measureRecording(Testbed &testbed, const Amounts &amounts, Report &report)
{
    const int count = amounts.concurrentStreams.back();
    report.section(
        u"%1 streams at once: usage kept and live rows watched, or neither, %2 times"_s.arg(count).arg(
            amounts.recordings),
        u"neither"_s, u"both"_s);
    if (!processFigures(testbed.qiao().id())) {
        return;
    }
    const QByteArray expected = pacedText(testbed);
    std::map<Keeping, qint64> ticks;
    for (int i = 0; i < amounts.recordings; ++i) {
        for (const Keeping keeping : {Keeping::Nothing, Keeping::Everything}) {
            const auto spent = ticksOf(testbed, keeping, count, expected);
            if (!spent) {
                report.failure(u"Streams were lost, or nobody could watch them."_s);
                return;
            }
            ticks[keeping] += *spent;
        }
    }
    const auto without = double(ticks[Keeping::Nothing]);
    const auto with = double(ticks[Keeping::Everything]);
    report.add({.what = u"processor time, ticks of 10 ms"_s,
        .direct = QString::number(without),
        .through = QString::number(with),
        .ratio = ratio(with, without),
        .budget = u"≤ 1.10×"_s,
        .met = with <= mostMore * without});
}

} // namespace qiao::bench
