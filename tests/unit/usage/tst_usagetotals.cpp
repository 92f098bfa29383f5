// What one row adds to the totals, and which program a User-Agent names.

#include "usage/clientprogram.h"
#include "usage/usagetotals.h"
#include "usagescene.h"

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestUsageTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowThatReachedNoAccountAddsNothing()
    {
        RequestRow row = usageRow();
        row.account.clear();
        QCOMPARE(totalsOf(row), UsageTotals());
    }

    void tokensAreTheServices()
    {
        RequestRow row = usageRow();
        row.usage = TokenUsage{1, 2, 3, 4, 5, 6};
        row.output = {70, 80, 90};
        QCOMPARE(totalsOf(row).tokens, *row.usage);
    }

    void tokensThatNobodyToldAreThoseCounted()
    {
        RequestRow row = usageRow();
        row.usage.reset();
        row.promptEstimate = PromptEstimate{100, true};
        QCOMPARE(totalsOf(row).tokens, TokenUsage());
        row.output = {7, 8, 9};
        QCOMPARE(totalsOf(row).tokens, (TokenUsage{100, 24, 124, 0, 0, 8}));
    }

    void failuresAreCounted()
    {
        RequestRow row = usageRow();
        QCOMPARE(totalsOf(row).failed, 0);
        row.errorClass = "rate_limit_error";
        QCOMPARE(totalsOf(row).failed, 1);
        row.error = u"Too many requests."_s;
        QCOMPARE(totalsOf(row).failed, 1);
    }

    void moneyIsKeptApart()
    {
        RequestRow row = usageRow();
        QCOMPARE(totalsOf(row).unpricedRequests, 1);
        row.onPlan = true;
        QCOMPARE(totalsOf(row).planRequests, 1);
        QCOMPARE(totalsOf(row).unpricedRequests, 0);
        row.onPlan = false;
        row.cost = Cost{Currency::Cny, 5};
        UsageTotals totals = totalsOf(row);
        QCOMPARE(totals.unpricedRequests, 0);
        row.cost = Cost{Currency::Usd, 7};
        totals += totalsOf(row);
        QCOMPARE(totals.cnyMicros, 5);
        QCOMPARE(totals.usdMicros, 7);
        QCOMPARE(totals.requests, 2);
        QCOMPARE(totals.tokens.totalTokens, 30);
    }

    void aRequestThatUsedNothingNeedsNoPrice()
    {
        RequestRow row = usageRow();
        row.usage.reset();
        row.error = u"Refused."_s;
        QCOMPARE(totalsOf(row).unpricedRequests, 0);
    }

    void programsAreNamedWithoutVersions_data()
    {
        QTest::addColumn<QString>("userAgent");
        QTest::addColumn<QString>("program");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("plain") << u"curl/7.88.1"_s << u"curl"_s;
        QTest::newRow("comment") << u"claude-cli/2.1.330 (external, cli)"_s << u"claude-cli"_s;
        QTest::newRow("SDK") << u"OpenAI/Python 1.99.1"_s << u"OpenAI/Python"_s;
        QTest::newRow("two slashes") << u"ai-sdk/openai-compatible/2.0.1 runtime/node.js/24"_s
                                     << u"ai-sdk/openai-compatible"_s;
        QTest::newRow("no version") << u"my tool"_s << u"my"_s;
        QTest::newRow("browser")
            << u"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
               "Safari/537.36"_s
            << u"Mozilla"_s;
        QTest::newRow("desktop program")
            << u"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) CherryStudio/1.2.3 "
               "Chrome/120.0.0.0 Electron/31.0 Safari/537.36"_s
            << u"CherryStudio"_s;
        QTest::newRow("only a comment") << u"(hidden)"_s << QString();
        QTest::newRow("only a slash") << u"/"_s << u"/"_s;
        QTest::newRow("control characters") << u"a\tb\nc"_s << u"a"_s;
        QTest::newRow("long") << QString(70'000, u'a') << QString(64, u'a');
    }

    void programsAreNamedWithoutVersions()
    {
        QFETCH(const QString, userAgent);
        QFETCH(const QString, program);
        QCOMPARE(clientProgram(userAgent), program);
    }
};

QTEST_GUILESS_MAIN(TestUsageTotals)
#include "tst_usagetotals.moc"
