#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Clients that go away or read slowly, many at once, and the end of the server.
class TestLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientThatLeavesBeforeTheHeadAbortsTheService_data();
    void aClientThatLeavesBeforeTheHeadAbortsTheService();
    void aClientThatLeavesMidStreamAbortsTheService();
    void aClientThatLeavesWhileATokenIsFetchedSendsNothing();
    void aSlowClientSlowsTheServiceDown();
    void twoHundredStreamsArriveWhole();
    void manyWaitersShareOneRefresh();
    void stoppingLetsStreamsFinish();
    void stoppingEndsWhatDoesNotFinish();
    void stoppingWithNothingUnderWayIsImmediate();
    void aStoppedServerAcceptsNobody();
    void aTakenPortIsSaid();
    void anAddressForOthersNeedsAKey();
    void listsModelsWithoutAskingTheService();
    void healthCountsTokensAsTheyComeIn();
    void credentialsThatAppearAreUsedWithoutARestart();
};

namespace {

QByteArray streamOf(const QByteArray &text)
{
    return R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":")" + text
        + R"("}]})";
}

} // namespace

void TestLifecycle::aClientThatLeavesBeforeTheHeadAbortsTheService_data()
{
    QTest::addColumn<bool>("withReset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void TestLifecycle::aClientThatLeavesBeforeTheHeadAbortsTheService()
{
    QFETCH(bool, withReset);
    Bridge bridge;
    bridge.service().script({.holdHead = true});
    HttpClient client(bridge.port());
    client.post(streamOf("x"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().requests("/chat/completions").size(), 1, patience);
    withReset ? client.reset() : client.hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").first().aborted(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().status, 499);
}

void TestLifecycle::aClientThatLeavesMidStreamAbortsTheService()
{
    Bridge bridge;
    bridge.service().script({.chunks = 5'000, .chunkDelay = 2});
    HttpClient client(bridge.port());
    client.post(streamOf("x"));
    QTRY_VERIFY_WITH_TIMEOUT(client.events().size() > 3, patience);
    client.hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").first().aborted(), patience);
    QCOMPARE(bridge.service().activeStreams(), 0);
}

void TestLifecycle::aClientThatLeavesWhileATokenIsFetchedSendsNothing()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    bridge.service().script({.match = {.path = "/oauth2/token"}, .holdHead = true});
    HttpClient client(bridge.port());
    client.post(streamOf("x"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().requests("/oauth2/token").size(), 1, patience);
    client.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    bridge.service().release();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().refreshCount(), 1, patience);
    // The refreshed token serves the next client; the one that left asked nothing of the service again.
    HttpClient next(bridge.port());
    next.post(streamOf("y"));
    QTRY_VERIFY_WITH_TIMEOUT(next.complete(), patience);
    QCOMPARE(next.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestLifecycle::aSlowClientSlowsTheServiceDown()
{
    constexpr qint64 total = 64 * 1024 * 1024;
    Bridge bridge;
    bridge.service().script({.fillBytes = total});
    HttpClient client(bridge.port());
    client.setReading(false);
    client.post(streamOf("x"));
    // Kernel buffers and Qiao's bounded ones fill up, then nothing moves any more.
    qint64 before = -1;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
        const qint64 sent = bridge.service().requests("/chat/completions").value(0).bytesSent;
        return std::exchange(before, sent) == sent && sent > 0;
    }()),
        patience);
    QVERIFY2(before < total / 2, QByteArray::number(before).constData());
    client.setReading(true);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), 2 * patience);
    QVERIFY(client.body().size() >= total);
}

void TestLifecycle::twoHundredStreamsArriveWhole()
{
    constexpr int streams = 200;
    Bridge bridge({.simulator = {.rules = simulator::Rules::Portal, .chunkDelay = 2}});
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < streams; ++i) {
        clients.push_back(std::make_unique<HttpClient>(bridge.port()));
        QByteArray words;
        for (int word = 0; word < 20; ++word) {
            words += "w" + QByteArray::number(i) + "-" + QByteArray::number(word) + ' ';
        }
        clients.back()->post(streamOf(words.trimmed()));
    }
    for (int i = 0; i < streams; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(clients.at(static_cast<std::size_t>(i))->complete(), patience);
    }
    for (int i = 0; i < streams; ++i) {
        const HttpClient &client = *clients.at(static_cast<std::size_t>(i));
        QCOMPARE(client.status(), 200);
        qsizetype position = 0;
        for (int word = 0; word < 20; ++word) {
            const QByteArray expected = "w" + QByteArray::number(i) + "-" + QByteArray::number(word);
            position = client.body().indexOf(expected, position);
            QVERIFY2(position >= 0, expected.constData());
        }
        QCOMPARE(client.events().last(), "[DONE]"_ba);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), streams, patience);
}

void TestLifecycle::manyWaitersShareOneRefresh()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 32; ++i) {
        clients.push_back(std::make_unique<HttpClient>(bridge.port()));
        clients.back()->post(streamOf("x"));
    }
    for (const auto &client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client->complete(), patience);
        QCOMPARE(client->status(), 200);
    }
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(bridge.service().refusedRefreshCount(), 0);
}

void TestLifecycle::stoppingLetsStreamsFinish()
{
    Bridge bridge;
    bridge.service().script({.text = "one two three", .stallAfterChunks = 2});
    HttpClient client(bridge.port());
    client.post(streamOf("x"));
    QTRY_VERIFY_WITH_TIMEOUT(client.events().size() >= 2, patience);
    bridge.qiao().stop();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopping, patience);
    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.events().last(), "[DONE]"_ba);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopped, patience);
}

void TestLifecycle::stoppingEndsWhatDoesNotFinish()
{
    Bridge bridge;
    bridge.service().script({.text = "one two three", .stallAfterChunks = 2});
    bridge.service().script({.holdHead = true});
    HttpClient streaming(bridge.port());
    streaming.post(streamOf("x"));
    QTRY_VERIFY_WITH_TIMEOUT(streaming.events().size() >= 2, patience);
    HttpClient waiting(bridge.port());
    waiting.post(streamOf("y"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().requests("/chat/completions").size(), 2, patience);
    bridge.qiao().stop(std::chrono::milliseconds(50));
    QTRY_VERIFY_WITH_TIMEOUT(streaming.complete(), patience);
    QVERIFY(streaming.events().last().contains("stopping"));
    QTRY_VERIFY_WITH_TIMEOUT(waiting.complete(), patience);
    QCOMPARE(waiting.status(), 503);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopped, patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().activeStreams(), 0, patience);
}

void TestLifecycle::stoppingWithNothingUnderWayIsImmediate()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.send("GET", "/health");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    bridge.qiao().stop(std::chrono::hours(1));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopped, patience);
    QTRY_VERIFY_WITH_TIMEOUT(client.closed(), patience);
}

void TestLifecycle::aStoppedServerAcceptsNobody()
{
    Bridge bridge;
    const quint16 port = bridge.port();
    bridge.qiao().stop();
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().serverState().phase, ServerState::Phase::Stopped, patience);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY(!socket.waitForConnected(2000));
}

void TestLifecycle::aTakenPortIsSaid()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    Settings settings;
    settings.port = holder.serverPort();
    QTemporaryDir home;
    settings.qwenHome = home.path();
    WorkerService service(settings);
    service.start();
    QTRY_COMPARE_WITH_TIMEOUT(service.serverState().phase, ServerState::Phase::Failed, patience);
    QVERIFY(service.serverState().error.message.contains(QString::number(holder.serverPort())));
}

void TestLifecycle::anAddressForOthersNeedsAKey()
{
    Settings settings;
    settings.host = u"0.0.0.0"_s;
    settings.port = 0;
    QTemporaryDir home;
    settings.qwenHome = home.path();
    WorkerService service(settings);
    service.start();
    QTRY_COMPARE_WITH_TIMEOUT(service.serverState().phase, ServerState::Phase::Failed, patience);
    QVERIFY(service.serverState().error.message.contains(u"API_KEY"_s));
}

void TestLifecycle::listsModelsWithoutAskingTheService()
{
    Bridge bridge;
    bridge.service().script({.match = {.path = "/models"}, .holdHead = true});
    HttpClient client(bridge.port());
    client.send("GET", "/v1/models");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(client.body().contains(R"("id":"coder-model")"));
    client.next();
    client.send("GET", "/v1/models/coder-model");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    client.next();
    client.send("GET", "/v1/models/no-such-model");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 404);
    QVERIFY(client.body().contains("model_not_found"));
}

void TestLifecycle::healthCountsTokensAsTheyComeIn()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.send("GET", "/health");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QVERIFY2(client.body().contains(R"("total_tokens_today":0)"), client.body().constData());
    client.next();
    client.post(streamOf("one two three"));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    client.next();
    client.send("GET", "/health");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const QByteArray total = QByteArray::number(bridge.rows().at(1).usage->totalTokens);
    QVERIFY2(client.body().contains(R"("total_tokens_today":)" + total), client.body().constData());
    QVERIFY(client.body().contains(R"("total_requests_today":1)"));
}

void TestLifecycle::credentialsThatAppearAreUsedWithoutARestart()
{
    Bridge bridge({.signedIn = false});
    bridge.writeCredentials(u"oauth_creds.json"_s, bridge.service().issueTokens());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().accounts().size(), 1, patience);
    HttpClient client(bridge.port());
    client.post(streamOf("x"));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
