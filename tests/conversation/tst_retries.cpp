#include "failurescene.h"

#include <QElapsedTimer>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// Which failures are tried again, how often and after which wait.
class TestRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceThatClosesWithoutAnAnswerIsAskedAgainWithinBounds();
    void aTransientFailureIsTriedAgain();
    void aServiceThatStaysDownIsTriedThreeTimesInAll();
    void aShortThrottleIsWaitedOut();
    void aLongThrottleIsPassedOn();
    void nothingIsTriedAgainAfterTheFirstByte();
};

void TestRetries::aServiceThatClosesWithoutAnAnswerIsAskedAgainWithinBounds()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .closeWithoutAnswer = true});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 3);
}

void TestRetries::aTransientFailureIsTriedAgain()
{
    Bridge bridge;
    bridge.service().script({.status = 503, .headers = {{"Retry-After", "0"}}, .body = "busy"_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestRetries::aServiceThatStaysDownIsTriedThreeTimesInAll()
{
    Bridge bridge;
    bridge.service().script(
        {.times = 0, .status = 500, .headers = {{"Retry-After", "0"}}, .body = "down"_ba});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 500);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 3);
}

void TestRetries::aShortThrottleIsWaitedOut()
{
    Bridge bridge;
    bridge.service().script({.error = "throttle-rate", .retryAfter = 1});
    HttpClient client(bridge.port());
    QElapsedTimer clock;
    clock.start();
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(clock.elapsed() >= 900);
}

void TestRetries::aLongThrottleIsPassedOn()
{
    Bridge bridge;
    bridge.service().script({.error = "throttle-rate", .retryAfter = 24});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.header("Retry-After"), "24"_ba);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 1);
}

void TestRetries::nothingIsTriedAgainAfterTheFirstByte()
{
    Bridge bridge;
    bridge.service().script({.chunks = 10, .breakAfterChunks = 5});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 1);
}

QTEST_GUILESS_MAIN(TestRetries)
#include "tst_retries.moc"
