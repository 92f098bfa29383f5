#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QElapsedTimer>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Defects that were measured in the proxies Qiao succeeds, each by its name. What concerns a request's body
/// alone is in tst_chatpassthrough, what concerns credentials alone in the tests of core/accounts.
class TestReferenceDefects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void concurrentRequestsOverSeveralAccountsFailed();
    void concurrentRequestsSentAnObjectInsteadOfTheToken();
    void theDefaultAccountWasIgnored();
    void aBadRequestBecameA500AndASecondRequest();
    void aTooLongContextBecameA500();
    void aForbiddenModelBurntATokenRefresh();
    void aUsedUpQuotaCostSixSecondsAndFourRequests();
    void a504BecameA500AfterARefreshAndASecondRequest();
    void oneThrottleDisabledTheAccountForTheDay();
    void errorsOfStreamsWereJsonUnderAnEventStreamType();
    void aClientThatLeftDidNotEndTheServicesWork();
    void aBreakOfTheServiceHungTheClient();
    void streamsWereNotCounted();
    void malformedJsonAnsweredAPageWithLocalPaths();
    void missingMessagesWereA500();
    void staleCredentialsWereUsedForEver();
    void anyWebPageCouldUseTheProxy();
};

namespace {

QByteArray chat(bool stream = false)
{
    return QByteArray(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"one two three"}])")
        + (stream ? R"(,"stream":true})" : "}");
}

/// The status of one answer; the whole of it has arrived.
int ask(const Bridge &bridge, const QByteArray &body, const HttpClient::Headers &headers = {})
{
    HttpClient client(bridge.port());
    client.post(body, headers);
    return client.waitUntilComplete() ? client.status() : 0;
}

} // namespace

void TestReferenceDefects::concurrentRequestsOverSeveralAccountsFailed()
{
    Bridge bridge;
    bridge.writeCredentials(u"oauth_creds_alpha.json"_s, bridge.service().issueTokens());
    bridge.writeCredentials(u"oauth_creds_beta.json"_s, bridge.service().issueTokens());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().accounts().size(), 3, patience);
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 60; ++i) {
        clients.push_back(std::make_unique<HttpClient>(bridge.port()));
        clients.back()->post(chat(i % 2 == 0), {{"X-Qwen-Account", i % 3 == 0 ? "alpha" : "beta"}});
    }
    for (const auto &client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client->complete(), patience);
        QCOMPARE(client->status(), 200);
    }
}

void TestReferenceDefects::concurrentRequestsSentAnObjectInsteadOfTheToken()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<HttpClient>(bridge.port()));
        clients.back()->post(chat());
    }
    for (const auto &client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client->complete(), patience);
        QCOMPARE(client->status(), 200);
    }
    const auto requests = bridge.service().requests("/chat/completions");
    for (const auto &request : requests) {
        QVERIFY(!request.header("Authorization").contains("object"));
    }
}

void TestReferenceDefects::theDefaultAccountWasIgnored()
{
    Bridge bridge({.adjust = [](Settings &settings) { settings.defaultAccount = u"beta"_s; }});
    bridge.writeCredentials(u"oauth_creds_beta.json"_s, bridge.service().issueTokens());
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().accounts().size(), 2, patience);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(ask(bridge, chat()), 200);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 4, patience);
    for (const RequestRow &row : bridge.rows()) {
        QCOMPARE(row.account, u"beta"_s);
    }
}

void TestReferenceDefects::aBadRequestBecameA500AndASecondRequest()
{
    Bridge bridge;
    bridge.service().script({.status = 400,
        .body =
            R"({"error":{"code":"invalid_parameter_error","message":"bad request","param":null,"type":"x"}})"_ba});
    QCOMPARE(ask(bridge, chat()), 400);
    QCOMPARE(bridge.service().requestCount(), 1);
}

void TestReferenceDefects::aTooLongContextBecameA500()
{
    Bridge bridge;
    bridge.service().script({.error = "context"});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QVERIFY(client.body().contains("context_length_exceeded"));
}

void TestReferenceDefects::aForbiddenModelBurntATokenRefresh()
{
    Bridge bridge;
    bridge.service().script({.status = 403,
        .body = R"({"error":{"code":"Model.AccessDenied","message":"Model access denied.","type":"x"}})"_ba});
    QCOMPARE(ask(bridge, chat()), 403);
    QCOMPARE(bridge.service().refreshCount(), 0);
    QCOMPARE(bridge.service().requestCount(), 1);
}

void TestReferenceDefects::aUsedUpQuotaCostSixSecondsAndFourRequests()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .error = "free-quota"});
    QElapsedTimer clock;
    clock.start();
    HttpClient client(bridge.port());
    client.post(chat());
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.header("x-should-retry"), "false"_ba);
    QCOMPARE(bridge.service().requestCount(), 1);
    QVERIFY(clock.elapsed() < 3000);
}

void TestReferenceDefects::a504BecameA500AfterARefreshAndASecondRequest()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .error = "504"});
    QCOMPARE(ask(bridge, chat(true)), 504);
    QCOMPARE(bridge.service().refreshCount(), 0);
    QCOMPARE(bridge.service().requestCount(), 1);
}

void TestReferenceDefects::oneThrottleDisabledTheAccountForTheDay()
{
    Bridge bridge;
    bridge.service().script({.error = "throttle-rate"});
    QCOMPARE(ask(bridge, chat()), 429);
    QCOMPARE(ask(bridge, chat()), 200);
}

void TestReferenceDefects::errorsOfStreamsWereJsonUnderAnEventStreamType()
{
    Bridge bridge;
    bridge.service().script({.error = "free-quota"});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
}

void TestReferenceDefects::aClientThatLeftDidNotEndTheServicesWork()
{
    Bridge bridge;
    bridge.service().script({.chunks = 5'000, .chunkDelay = 2});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(!client.events().isEmpty(), patience);
    client.reset();
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").first().aborted(), patience);
}

void TestReferenceDefects::aBreakOfTheServiceHungTheClient()
{
    Bridge bridge;
    bridge.service().script({.breakAfterChunks = 2, .breakWith = simulator::BreakWith::Rst});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QVERIFY(client.events().last().contains(R"("error")"));
}

void TestReferenceDefects::streamsWereNotCounted()
{
    Bridge bridge;
    QCOMPARE(ask(bridge, chat(true)), 200);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(bridge.rows().first().usage && bridge.rows().first().usage->totalTokens > 0);
}

void TestReferenceDefects::malformedJsonAnsweredAPageWithLocalPaths()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(R"({"model":)");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    QVERIFY(!client.body().contains('<') && !client.body().contains('/'));
}

void TestReferenceDefects::missingMessagesWereA500()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(R"({"model":"coder-model"})");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QVERIFY2(client.body().contains(R"("param":"messages")"), client.body().constData());
}

void TestReferenceDefects::staleCredentialsWereUsedForEver()
{
    Bridge bridge;
    QCOMPARE(ask(bridge, chat()), 200);
    const QByteArray before = bridge.service().requests("/chat/completions").last().header("Authorization");
    bridge.writeCredentials(u"oauth_creds.json"_s, bridge.service().issueTokens());
    QCOMPARE(ask(bridge, chat()), 200);
    QVERIFY(bridge.service().requests("/chat/completions").last().header("Authorization") != before);
}

void TestReferenceDefects::anyWebPageCouldUseTheProxy()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(chat(), {{"Origin", "https://page.example"}});
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 403);
    QVERIFY(!client.received().contains("Access-Control"));
    QCOMPARE(bridge.service().requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestReferenceDefects)
#include "tst_referencedefects.moc"
