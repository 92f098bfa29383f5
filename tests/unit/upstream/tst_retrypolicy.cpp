#include "upstream/retrypolicy.h"

#include <QTest>

using namespace qiao;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTransientErrorsAreTriedAgain_data();
    void onlyTransientErrorsAreTriedAgain();
    void waitsLongerEachTime();
    void stopsAfterTwoRetries();
    void throttlingIsTriedAgainOnlyOnTheServicesWord_data();
    void throttlingIsTriedAgainOnlyOnTheServicesWord();
    void gatewayTimeoutIsNeverTriedAgain();
    void waitsFourSecondsAtMostInAll();
};

namespace {

Error transient(int status, std::optional<std::chrono::seconds> retryAfter = {})
{
    Error error;
    error.kind = Error::Kind::Transient;
    error.httpStatus = status;
    error.retryAfter = retryAfter;
    return error;
}

} // namespace

void TestRetryPolicy::onlyTransientErrorsAreTriedAgain_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<bool>("triedAgain");
    QTest::newRow("transient") << Error::Kind::Transient << true;
    QTest::newRow("cancelled") << Error::Kind::Cancelled << false;
    QTest::newRow("needs login") << Error::Kind::NeedsLogin << false;
    QTest::newRow("quota") << Error::Kind::QuotaExhausted << false;
    QTest::newRow("rejected") << Error::Kind::Rejected << false;
    QTest::newRow("internal") << Error::Kind::Internal << false;
}

void TestRetryPolicy::onlyTransientErrorsAreTriedAgain()
{
    QFETCH(Error::Kind, kind);
    QFETCH(bool, triedAgain);
    Error error = transient(503);
    error.kind = kind;
    QCOMPARE(retryDelay(error, {}).has_value(), triedAgain);
}

void TestRetryPolicy::waitsLongerEachTime()
{
    QCOMPARE(retryDelay(transient(502), {0, 0ms}), std::optional(500ms));
    QCOMPARE(retryDelay(transient(502), {1, 500ms}), std::optional(1000ms));
}

void TestRetryPolicy::stopsAfterTwoRetries()
{
    QVERIFY(!retryDelay(transient(502), {2, 1500ms}));
}

void TestRetryPolicy::throttlingIsTriedAgainOnlyOnTheServicesWord_data()
{
    QTest::addColumn<std::optional<std::chrono::seconds>>("retryAfter");
    QTest::addColumn<std::optional<std::chrono::milliseconds>>("delay");
    using Seconds = std::optional<std::chrono::seconds>;
    using Delay = std::optional<std::chrono::milliseconds>;
    QTest::newRow("none") << Seconds() << Delay();
    QTest::newRow("0 s") << Seconds(0s) << Delay(0ms);
    QTest::newRow("2 s") << Seconds(2s) << Delay(2000ms);
    QTest::newRow("3 s") << Seconds(3s) << Delay();
}

void TestRetryPolicy::throttlingIsTriedAgainOnlyOnTheServicesWord()
{
    QFETCH(std::optional<std::chrono::seconds>, retryAfter);
    QFETCH(std::optional<std::chrono::milliseconds>, delay);
    QCOMPARE(retryDelay(transient(429, retryAfter), {}), delay);
}

void TestRetryPolicy::gatewayTimeoutIsNeverTriedAgain()
{
    QVERIFY(!retryDelay(transient(504), {}));
}

void TestRetryPolicy::waitsFourSecondsAtMostInAll()
{
    QCOMPARE(retryDelay(transient(503, 4s), {}), std::optional<std::chrono::milliseconds>(4000ms));
    QVERIFY(!retryDelay(transient(503, 5s), {}));
    QVERIFY(!retryDelay(transient(503, 2s), {1, 3000ms}));
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
