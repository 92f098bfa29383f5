#include "metrics/histogram.h"

#include <QTest>

using namespace qiao;
using namespace std::chrono_literals;

/// Which times fall into which buckets.
class TestHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bucketsAreCumulative();
    void aBoundIsPartOfItsBucket();
    void labelsComeBeforeTheBound();
    void timeDoesNotRunBackwards();
};

namespace {

constexpr qint64 bounds[] = {100, 2500};

QByteArray written(const QList<std::chrono::milliseconds> &times, const QByteArray &labels = {})
{
    Histogram histogram(bounds);
    for (const auto time : times) {
        histogram.add(time);
    }
    Exposition page;
    histogram.write(page, "t", labels);
    return page.text();
}

} // namespace

void TestHistogram::bucketsAreCumulative()
{
    QCOMPARE(written({50ms, 60ms, 101ms, 1h}),
        QByteArray("t_bucket{le=\"0.1\"} 2\n"
                   "t_bucket{le=\"2.5\"} 3\n"
                   "t_bucket{le=\"+Inf\"} 4\n"
                   "t_sum 3600.211\n"
                   "t_count 4\n"));
}

void TestHistogram::aBoundIsPartOfItsBucket()
{
    QCOMPARE(written({100ms, 2500ms}),
        QByteArray("t_bucket{le=\"0.1\"} 1\n"
                   "t_bucket{le=\"2.5\"} 2\n"
                   "t_bucket{le=\"+Inf\"} 2\n"
                   "t_sum 2.6\n"
                   "t_count 2\n"));
}

void TestHistogram::labelsComeBeforeTheBound()
{
    QCOMPARE(written({}, "a=\"b\""),
        QByteArray("t_bucket{a=\"b\",le=\"0.1\"} 0\n"
                   "t_bucket{a=\"b\",le=\"2.5\"} 0\n"
                   "t_bucket{a=\"b\",le=\"+Inf\"} 0\n"
                   "t_sum{a=\"b\"} 0\n"
                   "t_count{a=\"b\"} 0\n"));
}

void TestHistogram::timeDoesNotRunBackwards()
{
    QVERIFY(written({-5ms}).contains("t_sum 0\n"));
    QVERIFY(written({-5ms}).contains("t_bucket{le=\"0.1\"} 1\n"));
}

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
