#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// What a client and the user get when the service refuses, fails, falls silent or breaks off.
class TestFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsStatusAndMeaning_data();
    void keepsStatusAndMeaning();
    void anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent_data();
    void anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent();
    void anErrorAfterTheFirstTokenIsAnErrorEvent();
    void aServiceThatClosesWithoutAnAnswerIsAskedAgainWithinBounds();
    void aBreakMidStreamEndsTheStreamWithAnErrorEvent_data();
    void aBreakMidStreamEndsTheStreamWithAnErrorEvent();
    void aTransientFailureIsTriedAgain();
    void aServiceThatStaysDownIsTriedThreeTimesInAll();
    void aShortThrottleIsWaitedOut();
    void aLongThrottleIsPassedOn();
    void nothingIsTriedAgainAfterTheFirstByte();
    void refusedConnectionIsABadGatewayWithAReason();
    void unknownHostIsABadGatewayWithAReason();
    void aServiceThatSpeaksNoHttpIsABadGateway();
    void aServerThatHasNoTlsIsABadGateway();
    void silenceEndsWithAGatewayTimeout();
    void redirectsAreNotFollowed();
    void aRefusedTokenIsRefreshedOnce();
    void aTokenRefusedTwiceIsExplained();
    void aRefusedKeyIsExplained();
    void aGatewayTimeoutOfALongContextSaysSo();
    void withoutAnAccountTheServerSaysWhatToDo();
    void anUpstreamThatIsQiaoItselfIsRefused();
    void aCredentialNeverGoesToAForeignHost();
};

namespace {

QByteArray chat(bool stream)
{
    return QByteArray(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"one two three"}])")
        + (stream ? R"(,"stream":true})" : "}");
}

boost::json::object errorIn(const QByteArray &json)
{
    boost::system::error_code failure;
    const boost::json::value value =
        boost::json::parse({json.constData(), static_cast<std::size_t>(json.size())}, failure);
    const auto *object = failure ? nullptr : value.if_object();
    const auto *error = object ? object->if_contains("error") : nullptr;
    return error && error->is_object() ? error->get_object()
                                       : boost::json::object{{"type", ""}, {"code", ""}, {"message", ""}};
}

QByteArray messageIn(const QByteArray &json)
{
    return errorIn(json).at("message").as_string().c_str();
}

Bridge::Options keyFor(const QUrl &baseUrl)
{
    Bridge::Options options;
    options.signedIn = false;
    options.withKey = true;
    options.adjust = [baseUrl](Settings &settings) {
        settings.environmentBaseUrl = baseUrl;
        settings.idleTimeout = std::chrono::milliseconds(300);
    };
    return options;
}

} // namespace

void TestFailures::keepsStatusAndMeaning_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("retryHelps");

    const auto shapeA = [](const char *code, const char *message) {
        return QByteArray(R"({"error":{"code":")") + code + R"(","message":")" + message
            + R"(","param":null,"type":"x"},"request_id":"r-1"})";
    };
    QTest::newRow("bad request") << 400 << shapeA("invalid_parameter_error", "bad request") << 400
                                 << "invalid_request_error"_ba
                                 << "invalid_parameter_error"_ba << false;
    QTest::newRow("context") << 400
                             << shapeA(
                                    "invalid_parameter_error", "Range of input length should be [1, 258048]")
                             << 400 << "invalid_request_error"_ba
                             << "context_length_exceeded"_ba << false;
    QTest::newRow("access denied") << 403 << shapeA("Model.AccessDenied", "Model access denied.") << 403
                                   << "permission_error"_ba
                                   << ""_ba << false;
    QTest::newRow("quota as 403") << 403
                                  << shapeA(
                                         "AllocationQuota.FreeTierOnly", "The free tier has been exhausted.")
                                  << 429 << "insufficient_quota"_ba
                                  << "insufficient_quota"_ba << false;
    QTest::newRow("model not found") << 404 << shapeA("model_not_found", "The model `x` does not exist.")
                                     << 404 << "invalid_request_error"_ba
                                     << "model_not_found"_ba << false;
    QTest::newRow("too large") << 413 << shapeA("x", "Request body too large") << 413
                               << "invalid_request_error"_ba
                               << ""_ba << false;
    QTest::newRow("throttled") << 429
                               << shapeA("limit_requests", "You have exceeded your current request limit.")
                               << 429 << "rate_limit_error"_ba
                               << "rate_limit_exceeded"_ba << true;
    QTest::newRow("gateway timeout") << 504 << QByteArray("stream timeout") << 504 << "server_error"_ba
                                     << ""_ba << true;
}

void TestFailures::keepsStatusAndMeaning()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, code);
    QFETCH(bool, retryHelps);
    Bridge bridge;
    for (const bool stream : {false, true}) {
        bridge.service().script({.status = upstream, .body = body});
        HttpClient client(bridge.port());
        client.post(chat(stream));
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QCOMPARE(client.status(), status);
        QCOMPARE(client.header("Content-Type"), "application/json"_ba);
        const boost::json::object error = errorIn(client.body());
        QCOMPARE(QByteArray(error.at("type").as_string().c_str()), type);
        if (!code.isEmpty()) {
            QCOMPARE(QByteArray(error.at("code").as_string().c_str()), code);
        }
        QVERIFY(error.contains("param"));
        QVERIFY(!client.body().contains("r-1"));
        QCOMPARE(client.header("x-should-retry"), retryHelps ? ""_ba : "false"_ba);
    }
}

void TestFailures::anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent_data()
{
    QTest::addColumn<simulator::ErrorForm>("form");
    QTest::newRow("event") << simulator::ErrorForm::StreamEvent;
    QTest::newRow("data") << simulator::ErrorForm::StreamData;
    QTest::newRow("json body") << simulator::ErrorForm::JsonOk;
}

void TestFailures::anErrorInsideAnOkStreamIsARealStatusWhenNothingWasSent()
{
    QFETCH(simulator::ErrorForm, form);
    Bridge bridge;
    bridge.service().script({.error = "quota-tpm", .as = form});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 429);
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    QVERIFY(!messageIn(client.body()).isEmpty());
}

void TestFailures::anErrorAfterTheFirstTokenIsAnErrorEvent()
{
    Bridge bridge;
    bridge.service().script(
        {.error = "quota-tpm", .as = simulator::ErrorForm::StreamEvent, .afterChunks = 2});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(!messageIn(client.events().last()).isEmpty());
    QVERIFY(!client.body().contains("[DONE]"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(!bridge.rows().first().error.isEmpty());
}

void TestFailures::aBreakMidStreamEndsTheStreamWithAnErrorEvent_data()
{
    QTest::addColumn<simulator::BreakWith>("with");
    QTest::newRow("FIN") << simulator::BreakWith::Fin;
    QTest::newRow("RST") << simulator::BreakWith::Rst;
}

void TestFailures::aBreakMidStreamEndsTheStreamWithAnErrorEvent()
{
    QFETCH(simulator::BreakWith, with);
    Bridge bridge;
    bridge.service().script({.breakAfterChunks = 3, .breakWith = with});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(!client.body().contains("[DONE]"));
    const QByteArray last = client.events().last();
    QVERIFY2(messageIn(last).contains("127.0.0.1"), last.constData());
}

void TestFailures::aServiceThatClosesWithoutAnAnswerIsAskedAgainWithinBounds()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .closeWithoutAnswer = true});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 3);
}

void TestFailures::aTransientFailureIsTriedAgain()
{
    Bridge bridge;
    bridge.service().script({.status = 503, .headers = {{"Retry-After", "0"}}, .body = "busy"_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestFailures::aServiceThatStaysDownIsTriedThreeTimesInAll()
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

void TestFailures::aShortThrottleIsWaitedOut()
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

void TestFailures::aLongThrottleIsPassedOn()
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

void TestFailures::nothingIsTriedAgainAfterTheFirstByte()
{
    Bridge bridge;
    bridge.service().script({.chunks = 10, .breakAfterChunks = 5});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 1);
}

void TestFailures::refusedConnectionIsABadGatewayWithAReason()
{
    QTcpServer placeholder;
    QVERIFY(placeholder.listen(QHostAddress::LocalHost));
    const quint16 port = placeholder.serverPort();
    placeholder.close();
    Bridge bridge(keyFor(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port))));
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("refused"), client.body().constData());
}

void TestFailures::unknownHostIsABadGatewayWithAReason()
{
    Bridge bridge(keyFor(QUrl(u"https://no-such-host.invalid/v1"_s)));
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("no-such-host.invalid"), client.body().constData());
}

void TestFailures::aServiceThatSpeaksNoHttpIsABadGateway()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .garbage = "SSH-2.0-OpenSSH_9.2\r\n"_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
}

void TestFailures::aServerThatHasNoTlsIsABadGateway()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    Bridge bridge(keyFor(QUrl(u"https://127.0.0.1:%1/v1"_s.arg(plain.serverPort()))));
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QVERIFY2(messageIn(client.body()).contains("secure"), client.body().constData());
}

void TestFailures::silenceEndsWithAGatewayTimeout()
{
    Bridge bridge(
        {.adjust = [](Settings &settings) { settings.idleTimeout = std::chrono::milliseconds(200); }});
    bridge.service().script({.holdHead = true});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").value(0).aborted(), patience);
}

void TestFailures::redirectsAreNotFollowed()
{
    Bridge bridge;
    bridge.service().script(
        {.status = 302, .headers = {{"Location", bridge.service().keyBaseUrl().toEncoded()}}, .body = ""_ba});
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 502);
    QCOMPARE(bridge.service().requestCount(), 1);
}

void TestFailures::aRefusedTokenIsRefreshedOnce()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestFailures::aTokenRefusedTwiceIsExplained()
{
    Bridge bridge;
    bridge.service().script({.times = 0, .error = "invalid-token"});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QCOMPARE(client.header("x-should-retry"), "false"_ba);
    QVERIFY2(messageIn(client.body()).contains("ended the free tier"), client.body().constData());
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
}

void TestFailures::aRefusedKeyIsExplained()
{
    Bridge bridge({.simulator = {.rules = simulator::Rules::DashScope}, .signedIn = false, .withKey = true});
    bridge.service().removeApiKey("sk-of-the-test");
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QVERIFY2(messageIn(client.body()).contains("env"), client.body().constData());
    QVERIFY(!client.body().contains("sk-of-the-test"));
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 1);
}

void TestFailures::aGatewayTimeoutOfALongContextSaysSo()
{
    Bridge bridge;
    bridge.service().script({.times = 2, .error = "504"});
    HttpClient client(bridge.port());
    const QByteArray body = chat(false);
    client.post(body);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QVERIFY2(messageIn(client.body()).contains("130,000"), client.body().constData());
    QCOMPARE(bridge.service().requestCount(), 1);
    client.next();
    client.post(QByteArray(body).replace("one two three", QByteArray(600'000, 'x')));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 504);
    QVERIFY2(messageIn(client.body()).contains("about 150,0"), client.body().constData());
}

void TestFailures::withoutAnAccountTheServerSaysWhatToDo()
{
    Bridge bridge({.signedIn = false});
    HttpClient client(bridge.port());
    client.post(chat(true));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 401);
    QVERIFY2(messageIn(client.body()).contains("No account yet"), client.body().constData());
    client.next();
    client.send("GET", "/health");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
}

void TestFailures::anUpstreamThatIsQiaoItselfIsRefused()
{
    Bridge first;
    Bridge second(keyFor(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(first.port()))));
    HttpClient client(second.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 508);
    QVERIFY2(messageIn(client.body()).contains("Qiao itself"), client.body().constData());
    QCOMPARE(first.rows().size(), 1);
    QCOMPARE(first.service().requestCount(), 0);
}

void TestFailures::aCredentialNeverGoesToAForeignHost()
{
    Bridge bridge({.signedIn = false});
    QByteArray credentials = bridge.service().issueTokens();
    const QByteArray own = "127.0.0.1:" + QByteArray::number(bridge.service().port());
    QVERIFY(credentials.contains(own));
    bridge.writeCredentials(
        u"oauth_creds.json"_s, credentials.replace("http://" + own, "https://qwen.ai.example.com"));
    QTRY_VERIFY_WITH_TIMEOUT(!bridge.qiao().accounts().isEmpty(), patience);
    HttpClient client(bridge.port());
    client.post(chat(false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QVERIFY(client.status() >= 400);
    QVERIFY2(messageIn(client.body()).contains("qwen.ai.example.com"), client.body().constData());
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
