#include "bench/client.h"
#include "bench/measurements.h"
#include "bench/processfigures.h"

#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

void measureStart(Testbed &testbed, const Amounts &amounts, Report &report)
{
    report.section(u"Start and rest"_s);
    Samples samples;
    for (int i = 0; i < amounts.starts; ++i) {
        testbed.stopQiao();
        const qint64 start = nowNanoseconds();
        if (const QString failure = testbed.startQiao(); !failure.isEmpty()) {
            report.failure(failure);
            return;
        }
        Client client(testbed.through().port);
        if (!client.askAndWait("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            || client.answer().status() != 200) {
            report.failure(u"GET /health was not answered with 200."_s);
            return;
        }
        samples.add(double(client.times().end - start));
    }
    const double median = samples.percentile(50);
    report.add({.what = u"start to first 200, %1 times, p50"_s.arg(amounts.starts),
        .through = milliseconds(median),
        .budget = atMost(u"300 ms"_s),
        .met = median <= 300e6});
}

void measureIdle(Testbed &testbed, const Amounts &amounts, Report &report)
{
    wait(std::chrono::seconds(1));
    const auto before = processFigures(testbed.qiao().id());
    if (!before) {
        return;
    }
    const auto resident = double(before->residentBytes);
    report.add({.what = u"RSS, before any request"_s,
        .through = megabytes(resident),
        .budget = atMost(u"30 MB"_s),
        .met = resident <= 30e6});
    report.add({.what = u"descriptors, threads"_s,
        .through = u"%1 fd, %2 thr"_s.arg(before->descriptors).arg(before->threads)});
    wait(std::chrono::seconds(amounts.idleSeconds));
    const auto after = processFigures(testbed.qiao().id());
    const qint64 ticks = after ? after->cpuTicks - before->cpuTicks : -1;
    report.add({.what = u"CPU ticks in %1 idle seconds"_s.arg(amounts.idleSeconds),
        .through = QString::number(ticks),
        .budget = u"0"_s,
        .met = ticks == 0});
}

} // namespace qiao::bench
