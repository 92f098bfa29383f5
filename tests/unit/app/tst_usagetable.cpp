#include "terminal/usagetable.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestUsageTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void alignsFiguresAndSumsThem();
    void showsOnlyMoneyThatWasPaid();
    void smallAmountsAreNoNothing();
    void saysThatPricesAreMissing();
    void keys_data();
    void keys();
    void oneLine();

private:
    static UsageReport report();
};

void TestUsageTable::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

UsageReport TestUsageTable::report()
{
    const UsageTotals one{312, 2, 0, 0, {1'204'118, 84'310, 1'288'428, 855'000, 0, 10}, 3'100'000, 0};
    const UsageTotals other{1, 0, 0, 0, {7, 3, 10, 0, 0, 0}, 0, 20'000};
    const UsageTotals total{313, 2, 0, 0, {1'204'125, 84'313, 1'288'438, 855'000, 0, 10}, 3'100'000, 20'000};
    return {{{u"2026-11-22"_s, one}, {u"2026-11-23"_s, other}}, total};
}

void TestUsageTable::alignsFiguresAndSumsThem()
{
    const QStringList expected{
        u"Day         Requests  Failed         In   Cached     Out  Reasoning     ¥     $"_s,
        u"2026-11-22       312       2  1,204,118  855,000  84,310         10  3.10  0.00"_s,
        u"2026-11-23         1       0          7        0       3          0  0.00  0.02"_s,
        QString(),
        u"Total            313       2  1,204,125  855,000  84,313         10  3.10  0.02"_s,
    };
    QCOMPARE(usageTable(UsageQuery::By::Day, report(), Colours::Off), expected);
}

void TestUsageTable::showsOnlyMoneyThatWasPaid()
{
    UsageReport plans = report();
    for (UsageTotals *totals : {&plans.lines[0].totals, &plans.lines[1].totals, &plans.total}) {
        totals->cnyMicros = 0;
        totals->usdMicros = 0;
        totals->planRequests = totals->requests;
    }
    const QString header = usageTable(UsageQuery::By::Account, plans, Colours::Off).first();
    QCOMPARE(header, u"Account     Requests  Failed  On plans         In   Cached     Out  Reasoning"_s);
}

void TestUsageTable::smallAmountsAreNoNothing()
{
    UsageReport small = report();
    small.lines[1].totals.usdMicros = small.total.usdMicros = 1200;
    const QStringList lines = usageTable(UsageQuery::By::Day, small, Colours::Off);
    QVERIFY(lines.at(2).endsWith(u"0.00  0.0012"_s));
    QVERIFY(lines.at(1).endsWith(u"3.10  0.0000"_s));
}

void TestUsageTable::saysThatPricesAreMissing()
{
    UsageReport unpriced = report();
    unpriced.total.unpricedRequests = 3;
    QCOMPARE(usageTable(UsageQuery::By::Day, unpriced, Colours::Off).last(),
        u"Requests whose model's price is not known and that are missing in the cost: 3. Add the price to "
        "prices.json."_s);
}

void TestUsageTable::keys_data()
{
    using By = UsageQuery::By;
    QTest::addColumn<UsageQuery::By>("by");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("shown");
    QTest::newRow("hour") << By::Hour << u"2026-11-23T14:00"_s << u"2026-11-23 14:00 "_s;
    QTest::newRow("none") << By::Model << QString() << u"–  "_s;
    QTest::newRow("hostile") << By::Client << u"\x1b[2J"_s << u"\\x1b[2J "_s;
}

void TestUsageTable::keys()
{
    QFETCH(UsageQuery::By, by);
    QFETCH(QString, key);
    QFETCH(QString, shown);
    const UsageReport one{{{key, {}}}, {}};
    QVERIFY(usageTable(by, one, Colours::Off).at(1).startsWith(shown));
}

void TestUsageTable::oneLine()
{
    QCOMPARE(totalsLine(report().total),
        u"Requests: 313 (2 failed) · tokens in: 1,204,125 · out: 84,313 · ¥3.10 · $0.02"_s);
    QCOMPARE(totalsLine({}), u"Requests: 0 (0 failed) · tokens in: 0 · out: 0"_s);
}

QTEST_GUILESS_MAIN(TestUsageTable)
#include "tst_usagetable.moc"
