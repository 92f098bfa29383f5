// What reports sum up, by time and by name.

#include "usagescene.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using By = UsageQuery::By;

QDateTime utc(const QDate &day, const QTime &time)
{
    return {day, time, QTimeZone::utc()};
}

} // namespace

class TestUsageReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void reportsSumUp_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<qint64>("firstTokens");
        QTest::newRow("hour") << int(
            By::Hour) << QStringList{u"2026-11-22T23:00"_s, u"2026-11-23T00:00"_s, u"2026-11-23T14:00"_s}
                              << qint64(15);
        QTest::newRow("day") << int(By::Day) << QStringList{u"2026-11-22"_s, u"2026-11-23"_s} << qint64(15);
        QTest::newRow("account") << int(By::Account) << QStringList{u"home"_s, u"work"_s} << qint64(1'000);
        QTest::newRow("model") << int(By::Model) << QStringList{u"qwen-max"_s, u"qwen3-coder-plus"_s}
                               << qint64(1'000);
        QTest::newRow("client") << int(By::Client) << QStringList{u"claude-cli"_s, u"OpenAI/Python"_s}
                                << qint64(1'000);
    }

    void reportsSumUp()
    {
        QFETCH(const int, by);
        QFETCH(const QStringList, keys);
        QFETCH(const qint64, firstTokens);
        UsageScene scene;
        RequestRow other = usageRow(utc({2026, 11, 23}, {14, 0}));
        other.account = u"home"_s;
        other.modelUsed = u"qwen-max"_s;
        other.client = u"claude-cli/2.1.330 (external, cli)"_s;
        other.usage = TokenUsage{600, 400, 1'000, 100, 20, 30};
        other.cost = Cost{Currency::Cny, 70};
        other.error = u"It broke."_s;
        RequestRow planned = usageRow(utc({2026, 11, 23}, {0, 0}));
        planned.onPlan = true;
        // one half in the file, the other not yet: a report does not tell them apart
        scene.record({usageRow(utc({2026, 11, 22}, {23, 30}))});
        QVERIFY(scene.written());
        scene.record({planned, other});
        for (int i = 0; i < 2; ++i) {
            const UsageReport report = scene.report(By(by));
            QCOMPARE(keysOf(report), keys);
            QCOMPARE(report.lines.first().totals.tokens.totalTokens, firstTokens);
            const UsageTotals total{3, 1, 1, 1, TokenUsage{620, 410, 1'030, 100, 20, 30}, 70, 0};
            QCOMPARE(report.total, total);
            QVERIFY(scene.written());
        }
    }

    void reportsHaveBounds()
    {
        UsageScene scene;
        for (int day = 1; day <= 5; ++day) {
            scene.record({usageRow(utc({2026, 11, day}, {12, 0}))});
        }
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(keysOf(scene.report(By::Day, {2026, 11, 2}, {2026, 11, 4})),
                (QStringList{u"2026-11-02"_s, u"2026-11-03"_s, u"2026-11-04"_s}));
            QCOMPARE(scene.report(By::Account, {2026, 11, 5}).total.requests, 1);
            QCOMPARE(scene.report(By::Hour, {}, {2026, 11, 2}).total.requests, 2);
            QCOMPARE(scene.report(By::Model, {2026, 11, 4}, {2026, 11, 2}), UsageReport());
            QVERIFY(scene.written());
        }
    }

    void oneDaysNamesAreLimited()
    {
        UsageScene scene;
        for (int i = 0; i < 1'500; ++i) {
            RequestRow row = usageRow(utc({2026, 11, 23}, {12, 0}));
            row.modelUsed = u"model-%1"_s.arg(i);
            row.client = u"client-%1/1.0"_s.arg(i);
            scene.record({row});
        }
        QVERIFY(scene.written());
        const UsageReport report = scene.report(By::Client);
        QCOMPARE(report.total.requests, 1'500);
        QCOMPARE(report.lines.size(), 1'001);
        QCOMPARE(report.lines.first().key, u"(other)"_s);
        QCOMPARE(report.lines.first().totals.requests, 500);
    }

    void nonsenseFromTheServiceDoesNotOverflow()
    {
        UsageScene scene;
        RequestRow row = usageRow();
        const auto most = std::numeric_limits<qint64>::max();
        row.usage = TokenUsage{most, most, most, -5, most, most};
        scene.record({row, row, row});
        QVERIFY(scene.written());
        const UsageReport report = scene.report(By::Account);
        QCOMPARE(report.total.requests, 3);
        QVERIFY(report.total.tokens.totalTokens > 0);
        QCOMPARE(report.total.tokens.cachedTokens, 0);
    }

    void recordingIsThereForEveryReport()
    {
        // while batches are written all the time, no report may miss a row or count one twice
        UsageScene scene;
        for (int i = 1; i <= 300; ++i) {
            scene.record({usageRow()});
            auto writing = scene.store().written();
            QCOMPARE(scene.report(By::Account).total.requests, i);
            QCOMPARE(scene.newest(1'000).size(), i);
            static_cast<void>(outcome(writing));
        }
    }
};

QTEST_GUILESS_MAIN(TestUsageReports)
#include "tst_usagereports.moc"
