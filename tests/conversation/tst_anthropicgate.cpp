#include "anthropicscene.h"

#include <QCryptographicHash>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What never reaches the service: refusals at the door in the dialect of the path, keys, and small probes.
class TestAnthropicGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsSpeakTheDialectOfThePath_data();
    void refusalsSpeakTheDialectOfThePath();
    void aBodyThatIsTooLargeIsRefusedInTheDialect();
    void aSlipInTheBaseUrlGetsAHint_data();
    void aSlipInTheBaseUrlGetsAHint();
    void keysOpenEveryEndpoint_data();
    void keysOpenEveryEndpoint();
    void theProbeIsAnswered();
};

namespace {

constexpr auto key = "key-of-the-client";

Bridge::Options withClientKey()
{
    return keyed(Way::Translated, [](Settings &settings) {
        settings.clientKeyHashes = {QCryptographicHash::hash(key, QCryptographicHash::Sha256)};
    });
}

} // namespace

void TestAnthropicGate::refusalsSpeakTheDialectOfThePath_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type"); ///< Anthropic's; empty: OpenAI's shape
    const auto row = [](const char *name, const QByteArray &request, int status, const char *type) {
        QTest::newRow(name) << request << status << QByteArray(type);
    };
    const QByteArray host = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    row("404", "GET /anthropic/nothing" + host + "\r\n", 404, "not_found_error");
    row("404, OpenAI", "GET /nothing" + host + "\r\n", 404, "");
    row("404 by header", "GET /nothing" + host + "anthropic-version: 2023-06-01\r\n\r\n", 404,
        "not_found_error");
    row("405", "GET /anthropic/v1/messages" + host + "\r\n", 405, "invalid_request_error");
    row("405, OpenAI", "GET /v1/chat/completions" + host + "\r\n", 405, "");
    row("415", "POST /v1/messages" + host + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", 415,
        "invalid_request_error");
    row("415, OpenAI", "POST /v1/chat/completions" + host + "Content-Length: 2\r\n\r\n{}", 415, "");
    row("foreign host", "GET /anthropic/v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403,
        "permission_error");
    row("foreign origin", "GET /anthropic/v1/models" + host + "Origin: https://evil.example\r\n\r\n", 403,
        "permission_error");
    row("bad length", "POST /v1/messages" + host + "Content-Length: -1\r\n\r\n", 400,
        "invalid_request_error");
    row("large header", "GET /anthropic/v1/models" + host + "X: " + QByteArray(70'000, 'x') + "\r\n\r\n", 431,
        "invalid_request_error");
    row("no HTTP", "nonsense\r\n\r\n", 400, "");
}

void TestAnthropicGate::refusalsSpeakTheDialectOfThePath()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, type);
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.sendRaw(request);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QTEST(client.status(), "status");
    QCOMPARE(errorMember(client.body(), "type"), type);
    QCOMPARE(client.header("request-id").startsWith("req_"), !type.isEmpty());
    QVERIFY(objectIn(client.body()).contains("error"));
    if (!type.isEmpty()) {
        QCOMPARE(textAt(objectIn(client.body()).at("request_id")), client.header("request-id"));
        QVERIFY(!errorMember(client.body(), "message").isEmpty());
    }
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestAnthropicGate::aBodyThatIsTooLargeIsRefusedInTheDialect()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.sendRaw(
        "POST /anthropic/v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        "Content-Length: 70000000\r\n\r\n{");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(refusal(client), "413 request_too_large"_ba);
    QCOMPARE(client.header("x-should-retry"), "false"_ba);
}

void TestAnthropicGate::aSlipInTheBaseUrlGetsAHint_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("hint");
    const auto row = [](const char *name, const QByteArray &path, const QByteArray &hint) {
        QTest::newRow(name) << path << hint;
    };
    row("/v1 twice", "/anthropic/v1/v1/messages?beta=true", "/anthropic/v1/messages");
    row("no /v1", "/anthropic/messages", "/anthropic/v1/messages");
    row("no /v1, count", "/anthropic/messages/count_tokens", "/anthropic/v1/messages/count_tokens");
}

void TestAnthropicGate::aSlipInTheBaseUrlGetsAHint()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, hint);
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.send("POST", path, message("hi", false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(refusal(client), "404 not_found_error"_ba);
    const QByteArray words = errorMember(client.body(), "message");
    QVERIFY2(words.contains("Did you mean " + hint + '?') && words.contains("ends in /anthropic"), words);
}

void TestAnthropicGate::keysOpenEveryEndpoint_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &path) {
        QTest::newRow(name) << method << path;
    };
    row("messages", "POST", "/anthropic/v1/messages");
    row("messages without prefix", "POST", "/v1/messages");
    row("count", "POST", "/anthropic/v1/messages/count_tokens");
    row("models", "GET", "/anthropic/v1/models");
    row("model", "GET", "/anthropic/v1/models/qwen3-max");
    row("hello", "GET", "/anthropic/api/hello");
}

void TestAnthropicGate::keysOpenEveryEndpoint()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    Bridge bridge(withClientKey());
    HttpClient client(bridge.port());
    const QByteArray body = method == "POST" ? message("hi", false) : QByteArray();
    const QByteArray right = key;
    const std::pair<HttpClient::Headers, int> tries[] = {
        {{{"x-api-key", right}}, 200},
        {{{"Authorization", "Bearer " + right}}, 200},
        {{{"Authorization", "Bearer wrong"}, {"x-api-key", right}}, 200},
        {{{"x-api-key", "wrong"}}, 401},
        {{}, 401},
    };
    for (const auto &[headers, status] : tries) {
        HttpClient fresh(bridge.port());
        fresh.send(method, path, body, headers);
        QTRY_VERIFY_WITH_TIMEOUT(fresh.complete(), patience);
        QVERIFY2(fresh.status() == status, fresh.body());
        if (status == 401) {
            QCOMPARE(refusal(fresh), "401 authentication_error"_ba);
            QCOMPARE(fresh.header("x-should-retry"), "false"_ba);
            QVERIFY(fresh.header("request-id").startsWith("req_"));
        }
    }
}

void TestAnthropicGate::theProbeIsAnswered()
{
    Bridge bridge({.signedIn = false});
    HttpClient client(bridge.port());
    for (const QByteArray &method : {"HEAD"_ba, "GET"_ba}) {
        client.next();
        client.send(method, "/anthropic/api/hello");
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QCOMPARE(client.status(), 200);
    }
}

QTEST_GUILESS_MAIN(TestAnthropicGate)
#include "tst_anthropicgate.moc"
