#include "anthropicscene.h"

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What clients of Anthropic's API get when the service refuses before anything was sent.
class TestAnthropicErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsStatusAndMeaning_data();
    void keepsStatusAndMeaning();
    void anErrorInsideAnOkStreamIsARealStatus_data();
    void anErrorInsideAnOkStreamIsARealStatus();
    void aTooLongPromptIsToldByItsOwnCount_data();
    void aTooLongPromptIsToldByItsOwnCount();
    void openAisClientsGetTheCountToo();
    void theCheckBeforehandSparesTheService_data();
    void theCheckBeforehandSparesTheService();
    void aRefusedTokenIsRefreshedOnce();
    void withoutAnAccountTheClientIsToldWhatToDo();
    void anotherAccountStepsIn();
    void badBodiesAreRefusedInAnthropicsWords_data();
    void badBodiesAreRefusedInAnthropicsWords();
};

namespace {

struct Expected
{
    const char *error; ///< of the simulator's table
    int status;
    const char *type;
    bool retryHelps = true;
    const char *words = "";
};

// the table of what becomes of the service's refusals, row by row
constexpr Expected table[] = {
    {"invalid-parameter", 400, "invalid_request_error", false, "tool call is not supported"},
    {"inspection", 400, "invalid_request_error", false, "provider's filter"},
    {"arrearage", 429, "rate_limit_error", false},
    {"invalid-key", 401, "authentication_error", false},
    {"access-denied", 403, "permission_error", false},
    {"quota-403", 429, "rate_limit_error", false},
    {"free-tier-only", 429, "rate_limit_error", false},
    {"quota-week", 429, "rate_limit_error", false},
    {"quota-tpm", 429, "rate_limit_error"},
    {"throttle-rate", 429, "rate_limit_error"},
    {"model-not-found", 404, "not_found_error", false, "model: unknown-model"},
    {"too-large", 413, "request_too_large", false},
    {"500", 500, "api_error"},
    {"502", 502, "api_error"},
    {"503", 503, "overloaded_error"},
    {"529", 529, "overloaded_error"},
    {"504", 504, "timeout_error"},
    {"max-tokens", 400, "invalid_request_error", false,
        "max_tokens: 65537 > 65536, which is the maximum allowed number of output tokens for this model"},
};

} // namespace

void TestAnthropicErrors::keepsStatusAndMeaning_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<int>("row");
    for (int row = 0; row < int(std::size(table)); ++row) {
        QTest::addRow("translated, %s", table[row].error) << Way::Translated << true << row;
        if (!table[row].retryHelps) { // the others are tried again by Qiao, which takes seconds
            QTest::addRow("whole, %s", table[row].error) << Way::Translated << false << row;
        }
        QTest::addRow("native, %s", table[row].error) << Way::Native << true << row;
    }
}

void TestAnthropicErrors::keepsStatusAndMeaning()
{
    QFETCH(Way, way);
    QFETCH(bool, stream);
    QFETCH(int, row);
    const Expected &expected = table[row];
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"},
        .times = 0,
        .error = expected.error,
        .retryAfter = expected.status == 429 ? 17 : -1});
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", stream)));
    QCOMPARE(client.status(), expected.status);
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    QCOMPARE(errorMember(client.body(), "type"), QByteArray(expected.type));
    const QByteArray words = errorMember(client.body(), "message");
    QVERIFY2(!words.isEmpty() && words.contains(expected.words), words);
    QCOMPARE(client.header("x-should-retry"), expected.retryHelps ? QByteArray() : "false"_ba);
    QCOMPARE(client.header("retry-after"), expected.status == 429 ? "17"_ba : QByteArray());
    const QByteArray id = client.header("request-id");
    QVERIFY(id.startsWith("req_"));
    QCOMPARE(textAt(objectIn(client.body()).at("request_id")), id);
}

void TestAnthropicErrors::anErrorInsideAnOkStreamIsARealStatus_data()
{
    QTest::addColumn<simulator::ErrorForm>("form");
    QTest::newRow("event") << simulator::ErrorForm::StreamEvent;
    QTest::newRow("data") << simulator::ErrorForm::StreamData;
    QTest::newRow("json body") << simulator::ErrorForm::JsonOk;
}

void TestAnthropicErrors::anErrorInsideAnOkStreamIsARealStatus()
{
    QFETCH(simulator::ErrorForm, form);
    for (const bool stream : {true, false}) {
        Bridge bridge(keyed(Way::Translated));
        bridge.service().script({.error = "quota-tpm", .as = form});
        HttpClient client(bridge.port());
        QVERIFY(ask(client, message("one two three", stream)));
        QCOMPARE(refusal(client), "429 rate_limit_error"_ba);
    }
}

void TestAnthropicErrors::aTooLongPromptIsToldByItsOwnCount_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<bool>("stream");
    QTest::newRow("stream") << Way::Translated << true;
    QTest::newRow("whole") << Way::Translated << false;
    QTest::newRow("native") << Way::Native << true;
}

void TestAnthropicErrors::aTooLongPromptIsToldByItsOwnCount()
{
    QFETCH(Way, way);
    QFETCH(bool, stream);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .error = "context"});
    HttpClient client(bridge.port());
    // every digit is a token, so a quarter of the bytes would say too little
    const QByteArray body = message(QByteArray(200'000, '7'), stream);
    QVERIFY(ask(client, body));
    QCOMPARE(client.status(), 400);
    const QByteArray words = errorMember(client.body(), "message");
    const QRegularExpressionMatch match =
        QRegularExpression(u"^prompt is too long: (\\d+) tokens > 129024 maximum$"_s)
            .match(QString::fromUtf8(words));
    QVERIFY2(match.hasMatch(), words);
    const qint64 told = match.captured(1).toLongLong();
    client.next();
    client.send("POST", "/v1/messages/count_tokens", body);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(told, objectIn(client.body()).at("input_tokens").to_number<qint64>());
    QVERIFY(told > 200'000);
}

void TestAnthropicErrors::openAisClientsGetTheCountToo()
{
    Bridge bridge(keyed(Way::Translated));
    bridge.service().script({.error = "context"});
    HttpClient client(bridge.port());
    client.post(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":")"
        + QByteArray(200'000, '7') + R"("}]})");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QVERIFY2(client.body().contains(
                 "maximum context length is 129024 tokens. However, your messages resulted in 2000"),
        client.body());
}

void TestAnthropicErrors::theCheckBeforehandSparesTheService_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("Anthropic") << "/v1/messages"_ba
                               << "prompt is too long: 280"_ba;
    QTest::newRow("OpenAI") << "/v1/chat/completions"_ba
                            << "maximum context length is 262144 tokens"_ba;
}

void TestAnthropicErrors::theCheckBeforehandSparesTheService()
{
    QFETCH(QByteArray, path);
    Bridge bridge(keyed(Way::Translated, [](Settings &settings) { settings.contextCheck = true; }));
    HttpClient client(bridge.port());
    const auto body = [](qsizetype digits) {
        return message(QByteArray(digits, '7'), false).replace("claude-sonnet-4-5", "qwen3-max");
    };
    client.send("POST", path, body(280'000));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QFETCH(QByteArray, words);
    QVERIFY2(client.body().contains(words), client.body());
    QCOMPARE(bridge.service().requestCount(), 0);
    client.next();
    client.send("POST", path, body(100));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
}

void TestAnthropicErrors::aRefusedTokenIsRefreshedOnce()
{
    Bridge bridge;
    bridge.service().expireAccessTokens();
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", true)));
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().refreshCount(), 1);
    QCOMPARE(messageEvents(client.body()).last().name, "message_stop"_ba);
}

void TestAnthropicErrors::withoutAnAccountTheClientIsToldWhatToDo()
{
    Bridge bridge({.signedIn = false});
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", true)));
    QCOMPARE(refusal(client), "401 authentication_error"_ba);
    QVERIFY2(errorMember(client.body(), "message").contains("No account yet"), client.body());
    QCOMPARE(client.header("x-should-retry"), "false"_ba);
}

void TestAnthropicErrors::anotherAccountStepsIn()
{
    Bridge::Options options = keyed(Way::Translated, [](Settings &settings) {
        settings.strategy = AccountStrategy::Failover;
        settings.defaultAccount = u"work"_s;
    });
    options.withKey = true;
    Bridge bridge(options);
    bridge.service().script({.error = "quota-403"});
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", true)));
    QVERIFY2(client.status() == 200, client.body());
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().account, u"env"_s);
}

void TestAnthropicErrors::badBodiesAreRefusedInAnthropicsWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("no JSON") << "{"_ba << QByteArray();
    QTest::newRow("no messages") << R"({"model":"m","max_tokens":1})"_ba
                                 << "messages"_ba;
    QTest::newRow("no max_tokens") << R"({"model":"m","messages":[{"role":"user","content":"x"}]})"_ba
                                   << "max_tokens: Field required"_ba;
}

void TestAnthropicErrors::badBodiesAreRefusedInAnthropicsWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, word);
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, body));
    QCOMPARE(refusal(client), "400 invalid_request_error"_ba);
    QVERIFY2(errorMember(client.body(), "message").contains(word), client.body());
    QCOMPARE(bridge.service().requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestAnthropicErrors)
#include "tst_anthropicerrors.moc"
