#include "live/daytotals.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

class TestDayTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void belongToOneDay();
    void sumWhatReachedAnAccount();
    void takeInWhatCameBeforeTheStart();
};

namespace {

const QDate monday(2026, 11, 23);

RequestRow row(const QString &account)
{
    RequestRow made;
    made.account = account;
    made.usage = TokenUsage{10, 5, 15, 4, 3, 2};
    return made;
}

} // namespace

void TestDayTotals::belongToOneDay()
{
    DayTotals totals;
    totals.add(row(u"work"_s), monday);
    QCOMPARE(totals.requests(monday), 1);
    QCOMPARE(totals.requests(monday.addDays(1)), 0);
    QCOMPARE(totals.tokens(monday.addDays(1)), TokenUsage());
    totals.add(row(u"work"_s), monday.addDays(1));
    QCOMPARE(totals.requests(monday.addDays(1)), 1);
    QCOMPARE(totals.tokens(monday.addDays(1)).promptTokens, 10);
    QCOMPARE(totals.requests(monday), 0);
}

void TestDayTotals::sumWhatReachedAnAccount()
{
    DayTotals totals;
    totals.add(row({}), monday); // refused by Qiao itself
    RequestRow priced = row(u"key"_s);
    priced.cost = Cost{Currency::Usd, 1500};
    totals.add(priced, monday);
    priced.cost = Cost{Currency::Cny, 20};
    totals.add(priced, monday);
    totals.add(row(u"key"_s), monday); // of a model without a price
    RequestRow plan = row(u"plan"_s);
    plan.onPlan = true;
    totals.add(plan, monday);
    RequestRow failed;
    failed.account = u"key"_s;
    failed.error = u"no"_s;
    totals.add(failed, monday);

    const UsageTotals sums = totals.totals(monday);
    QCOMPARE(sums.requests, 5);
    QCOMPARE(sums.failed, 1);
    QCOMPARE(sums.planRequests, 1);
    QCOMPARE(sums.unpricedRequests, 1);
    QCOMPARE(sums.tokens, (TokenUsage{40, 20, 60, 16, 12, 8}));
    QCOMPARE(sums.usdMicros, 1500);
    QCOMPARE(sums.cnyMicros, 20);
}

void TestDayTotals::takeInWhatCameBeforeTheStart()
{
    DayTotals totals;
    totals.add(row(u"work"_s), monday);
    UsageTotals earlier;
    earlier.requests = 7;
    earlier.tokens.promptTokens = 100;
    earlier.cnyMicros = 5;
    totals.addEarlier(earlier, monday, monday);
    QCOMPARE(totals.requests(monday), 8);
    QCOMPARE(totals.tokens(monday).promptTokens, 110);
    QCOMPARE(totals.totals(monday).cnyMicros, 5);
    totals.addEarlier(earlier, monday.addDays(-1), monday);
    QCOMPARE(totals.requests(monday), 8);
}

QTEST_GUILESS_MAIN(TestDayTotals)
#include "tst_daytotals.moc"
