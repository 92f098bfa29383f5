#include "usage/usagebars.h"
#include "usage/usageperiod.h"
#include "usage/usagewords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;

namespace {

const QLocale american(QLocale::English, QLocale::UnitedStates); // weeks begin on Sunday
const QLocale german(QLocale::German, QLocale::Germany); // on Monday
const QLocale egyptian(QLocale::Arabic, QLocale::Egypt); // on Saturday

UsageTotals totals(qint64 requests, qint64 tokens)
{
    UsageTotals totals;
    totals.requests = requests;
    totals.tokens = {tokens, 0, tokens, 0, 0, 0};
    return totals;
}

} // namespace

/// Days, weeks and months, and how reports about them are told.
class TestUsagePeriod : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void weeksBeginAsTheLocaleHasIt_data();
    void weeksBeginAsTheLocaleHasIt();
    void monthsEndWhereTheyEnd_data();
    void monthsEndWhereTheyEnd();
    void neighboursLeaveNoGap_data();
    void neighboursLeaveNoGap();
    void namesPeriods();
    void asksByTheHourForADayAlone();
    void everyHourOfADayHasABar();
    void everyDayHasABar();
    void manyNamesAreOthers();
    void namesLines_data();
    void namesLines();
    void saysWhatIsMissingInTheCost();
};

void TestUsagePeriod::init()
{
    QLocale::setDefault(german);
}

void TestUsagePeriod::weeksBeginAsTheLocaleHasIt_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDate>("since");
    QTest::newRow("Sunday") << american << QDate(2026, 11, 24) << QDate(2026, 11, 22);
    QTest::newRow("Sunday itself") << american << QDate(2026, 11, 22) << QDate(2026, 11, 22);
    QTest::newRow("Monday") << german << QDate(2026, 11, 24) << QDate(2026, 11, 23);
    QTest::newRow("Monday, on a Sunday") << german << QDate(2026, 11, 22) << QDate(2026, 11, 16);
    QTest::newRow("Saturday") << egyptian << QDate(2026, 11, 24) << QDate(2026, 11, 21);
    QTest::newRow("over the year") << german << QDate(2027, 1, 1) << QDate(2026, 12, 28);
}

void TestUsagePeriod::weeksBeginAsTheLocaleHasIt()
{
    QFETCH(QLocale, locale);
    QFETCH(QDate, day);
    QFETCH(QDate, since);
    QCOMPARE(periodAround(Span::Week, day, locale), (UsagePeriod{Span::Week, since, since.addDays(6)}));
}

void TestUsagePeriod::monthsEndWhereTheyEnd_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDate>("until");
    QTest::newRow("30") << QDate(2026, 11, 24) << QDate(2026, 11, 30);
    QTest::newRow("31") << QDate(2026, 12, 31) << QDate(2026, 12, 31);
    QTest::newRow("28") << QDate(2026, 2, 1) << QDate(2026, 2, 28);
    QTest::newRow("29") << QDate(2028, 2, 28) << QDate(2028, 2, 29);
}

void TestUsagePeriod::monthsEndWhereTheyEnd()
{
    QFETCH(QDate, day);
    QFETCH(QDate, until);
    const UsagePeriod expected{Span::Month, QDate(day.year(), day.month(), 1), until};
    QCOMPARE(periodAround(Span::Month, day, german), expected);
}

void TestUsagePeriod::neighboursLeaveNoGap_data()
{
    QTest::addColumn<Span>("span");
    QTest::newRow("days") << Span::Day;
    QTest::newRow("weeks") << Span::Week;
    QTest::newRow("months") << Span::Month;
}

void TestUsagePeriod::neighboursLeaveNoGap()
{
    QFETCH(Span, span);
    UsagePeriod period = periodAround(span, QDate(2026, 1, 31), german);
    for (int i = 0; i < 100; ++i) {
        const UsagePeriod next = periodAfter(period, german);
        QCOMPARE(next.since, period.until.addDays(1));
        QCOMPARE(periodBefore(next, german), period);
        QVERIFY(!next.contains(period.until) && next.contains(next.since) && next.contains(next.until));
        period = next;
    }
}

void TestUsagePeriod::namesPeriods()
{
    const QDate day(2026, 11, 24);
    QCOMPARE(periodText(periodAround(Span::Day, day, american), american), u"Tuesday, 24 November 2026"_s);
    QCOMPARE(periodText(periodAround(Span::Week, day, american), american), u"22 Nov 2026 – 28 Nov 2026"_s);
    QCOMPARE(periodText(periodAround(Span::Month, day, american), american), u"November 2026"_s);
}

void TestUsagePeriod::asksByTheHourForADayAlone()
{
    using By = UsageQuery::By;
    const QDate day(2026, 11, 24);
    const UsagePeriod today = periodAround(Span::Day, day, german);
    QCOMPARE(usageQuery(today, Grouping::Time), (UsageQuery{By::Hour, day, day}));
    QCOMPARE(usageQuery(today, Grouping::Client), (UsageQuery{By::Client, day, day}));
    const UsagePeriod month = periodAround(Span::Month, day, german);
    QCOMPARE(usageQuery(month, Grouping::Time), (UsageQuery{By::Day, month.since, month.until}));
    QCOMPARE(usageQuery(month, Grouping::Model).by, By::Model);
    QCOMPARE(usageQuery(month, Grouping::Account).by, By::Account);
}

void TestUsagePeriod::everyHourOfADayHasABar()
{
    const QDate day(2026, 11, 24);
    const UsageReport report{{{u"2026-11-24T09:00"_s, totals(3, 1204)}}, {}};
    const QList<Bar> bars = usageBars({UsageQuery::By::Hour, day, day}, report);
    QCOMPARE(bars.size(), 24);
    QCOMPARE(bars.at(9), (Bar{u"9"_s, u"09:00 – 10:00 · tokens: 1.204 · requests: 3"_s, 1204}));
    QCOMPARE(bars.at(23), (Bar{u"23"_s, u"23:00 – 00:00 · tokens: 0 · requests: 0"_s, 0}));
}

void TestUsagePeriod::everyDayHasABar()
{
    QLocale::setDefault(american);
    const UsageReport report{{{u"2026-11-24"_s, totals(1, 7)}}, {}};
    const UsagePeriod week = periodAround(Span::Week, QDate(2026, 11, 24), american);
    const QList<Bar> ofWeek = usageBars(usageQuery(week, Grouping::Time), report);
    QCOMPARE(ofWeek.size(), 7);
    QCOMPARE(ofWeek.at(2), (Bar{u"Tue 24"_s, u"Tue, 24 Nov · tokens: 7 · requests: 1"_s, 7}));
    const UsagePeriod month = periodAround(Span::Month, QDate(2026, 11, 24), american);
    const QList<Bar> ofMonth = usageBars(usageQuery(month, Grouping::Time), report);
    QCOMPARE(ofMonth.size(), 30);
    QCOMPARE(ofMonth.at(23).label, u"24"_s);
    QCOMPARE(ofMonth.at(23).value, 7);
    QVERIFY(usageBars({UsageQuery::By::Day}, report).isEmpty());
}

void TestUsagePeriod::manyNamesAreOthers()
{
    UsageReport report;
    for (int i = 0; i < 12; ++i) {
        report.lines.append({u"model-%1"_s.arg(i), totals(1, 100 - i)});
    }
    const UsageQuery query{UsageQuery::By::Model};
    QCOMPARE(usageBars(query, report).size(), 12);
    QCOMPARE(usageBars(query, report).last().label, u"model-11"_s);
    report.lines.append({QString(), totals(2, 5)});
    const QList<Bar> bars = usageBars(query, report);
    QCOMPARE(bars.size(), 12);
    QCOMPARE(bars.last(), (Bar{u"Others"_s, u"Others (2) · tokens: 94 · requests: 3"_s, 94}));
}

void TestUsagePeriod::namesLines_data()
{
    using By = UsageQuery::By;
    QTest::addColumn<UsageQuery::By>("by");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    QTest::newRow("hour") << By::Hour << u"2026-11-24T14:00"_s << u"14:00"_s;
    QTest::newRow("day") << By::Day << u"2026-11-24"_s << u"Di., 24 Nov."_s;
    QTest::newRow("account") << By::Account << u"work"_s << u"work"_s;
    QTest::newRow("nobody") << By::Client << QString() << u"unknown"_s;
    QTest::newRow("hostile") << By::Model << u"a\u202eb\n"_s << u"a\\u202eb\\x0a"_s;
    QTest::newRow("no hour") << By::Hour << u"odd"_s << u"odd"_s;
}

void TestUsagePeriod::namesLines()
{
    QFETCH(UsageQuery::By, by);
    QFETCH(QString, key);
    QFETCH(QString, name);
    QCOMPARE(usageLineName(by, key), name);
}

void TestUsagePeriod::saysWhatIsMissingInTheCost()
{
    UsageTotals sum = totals(400, 1);
    QCOMPARE(costNote(sum), QString());
    sum.planRequests = 1;
    QCOMPARE(costNote(sum), u"One request counts against a plan and has no price."_s);
    sum.planRequests = 312;
    sum.unpricedRequests = 1;
    QCOMPARE(costNote(sum),
        u"312 requests count against a plan and have no price.\n"
        "One request is missing in the cost, for the price of its model is not known."_s);
    sum.planRequests = 0;
    sum.unpricedRequests = 2;
    QVERIFY(costNote(sum).startsWith(u"2 requests are missing in the cost"_s));
}

QTEST_MAIN(TestUsagePeriod)
#include "tst_usageperiod.moc"
