#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// One request at a time, from a client through Qiao to the service and back.
class TestChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwardsABodyThatNeedsNoChangeByteForByte();
    void forwardsThePlainAnswerByteForByte();
    void keepsTheSpellingOfNumbersWhenItEditsABody();
    void imagesReachThePortal();
    void streamsEachEventWhenItComes();
    void removesTheUsageChunkThatTheClientDidNotAskFor();
    void keepsTheUsageChunkThatTheClientAskedFor();
    void mendsWhatBreaksClients_data();
    void mendsWhatBreaksClients();
    void aggregatesForModelsThatOnlyStream();
    void recordsTokensModelsAndTimes();
    void servesSeveralRequestsOnOneConnection();
    void reusesTheConnectionToTheServiceAfterAStream();
    void refusesATemperatureOutOfRange();
    void choosesTheAccountThatTheRequestNames_data();
    void choosesTheAccountThatTheRequestNames();
    void anUnknownAccountIsNamedBack();
    void pingsAClientWhileTheServiceIsSilent();
    void acceptsChunkedRequestBodies();
};

namespace {

const QByteArray plainKeyBody =
    R"({"messages":[{"role":"user","content":"Grüße, 桥"}],"temperature":0,"seed":1.0,"x_new":[1e400,2.50e-1],"model":"qwen3-coder-plus"})";

QByteArray streamBody(const QByteArray &extra = {})
{
    return R"({"model":"qwen3-coder-plus","stream":true,"messages":[{"role":"user","content":"one two three"}])"
        + extra + '}';
}

Bridge::Options withKey()
{
    Bridge::Options options;
    options.simulator.rules = simulator::Rules::DashScope;
    options.signedIn = false;
    options.withKey = true;
    return options;
}

boost::json::value parsed(const QByteArray &json)
{
    boost::system::error_code failure;
    const boost::json::value value =
        boost::json::parse({json.constData(), static_cast<std::size_t>(json.size())}, failure);
    if (failure) {
        qWarning("no JSON: %s", json.constData());
    }
    return value;
}

QByteArray textOf(const QList<QByteArray> &events)
{
    QByteArray text;
    for (const QByteArray &event : events) {
        if (event == "[DONE]") {
            continue;
        }
        const boost::json::value chunk = parsed(event);
        for (const auto &choice : chunk.at("choices").as_array()) {
            if (const auto *content = choice.at("delta").as_object().if_contains("content");
                content && content->is_string()) {
                text += content->get_string().c_str();
            }
        }
    }
    return text;
}

} // namespace

void TestChat::forwardsABodyThatNeedsNoChangeByteForByte()
{
    Bridge bridge(withKey());
    HttpClient client(bridge.port());
    client.post(plainKeyBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").value(0).body, plainKeyBody);
}

void TestChat::forwardsThePlainAnswerByteForByte()
{
    Bridge bridge(withKey());
    const QByteArray answer =
        R"({ "id":"x", "choices":[{"index":0,"message":{"role":"assistant","content":"hi","odd":2.50},"finish_reason":"stop"}],"usage":{"prompt_tokens":1.0e1,"completion_tokens":2,"total_tokens":12}})";
    bridge.service().script(
        {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = answer});
    HttpClient client(bridge.port());
    client.post(plainKeyBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.body(), answer);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().usage->completionTokens, 2);
}

void TestChat::keepsTheSpellingOfNumbersWhenItEditsABody()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(plainKeyBody);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const QByteArray sent = bridge.service().requests("/chat/completions").value(0).body;
    QVERIFY2(
        sent.contains(R"("temperature":0,"seed":1.0,"x_new":[1e400,2.50e-1],"model":"qwen3-coder-plus"})"),
        sent.constData());
    QVERIFY(sent.contains(R"({"role":"user","content":"Grüße, 桥"})"));
}

void TestChat::imagesReachThePortal()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    const QByteArray part = R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}})";
    client.post(
        R"({"model":"coder-model","messages":[{"role":"user","content":[{"type":"text","text":"see"},)" + part
        + "]}]}");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QVERIFY(bridge.service().requests("/chat/completions").value(0).body.contains(part));
    QVERIFY(client.body().contains("I see 1 image"));
}

void TestChat::streamsEachEventWhenItComes()
{
    Bridge bridge;
    bridge.service().script({.text = "one two three four", .stallAfterChunks = 2});
    HttpClient client(bridge.port());
    client.post(streamBody());
    QTRY_VERIFY(client.events().size() >= 2); // while the service is silent
    QVERIFY(!client.complete());
    QCOMPARE(client.header("Content-Type"), "text/event-stream; charset=utf-8"_ba);
    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(textOf(client.events()), "one two three four"_ba);
    QCOMPARE(client.events().last(), "[DONE]"_ba);
}

void TestChat::removesTheUsageChunkThatTheClientDidNotAskFor()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(streamBody());
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QVERIFY(bridge.service()
                .requests("/chat/completions")
                .value(0)
                .body.contains(R"("stream_options":{"include_usage":true})"));
    QVERIFY(!client.body().contains(R"("choices":[])"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(bridge.rows().first().usage->totalTokens > 0);
}

void TestChat::keepsTheUsageChunkThatTheClientAskedFor()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(streamBody(R"(,"stream_options":{"include_usage":true})"));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const QByteArray usageChunk = client.events().value(client.events().size() - 2);
    QVERIFY2(parsed(usageChunk).at("choices").as_array().empty(), usageChunk.constData());
    QVERIFY(parsed(usageChunk).at("usage").at("total_tokens").to_number<int>() > 0);
}

void TestChat::mendsWhatBreaksClients_data()
{
    QTest::addColumn<simulator::Quirks>("end");
    QTest::newRow("no [DONE]") << simulator::Quirks(simulator::Quirk::NoDone);
    QTest::newRow("no finish reason") << simulator::Quirks(simulator::Quirk::NoFinish);
}

void TestChat::mendsWhatBreaksClients()
{
    using simulator::Quirk;
    QFETCH(const simulator::Quirks, end);
    Bridge bridge;
    bridge.service().script({.toolCalls = {{.name = "weather", .arguments = R"({"city":"Ulm"})"}},
        .quirks = end | Quirk::NoRole | Quirk::NoToolIndex});
    HttpClient client(bridge.port());
    client.post(streamBody());
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    const QList<QByteArray> events = client.events();
    QCOMPARE(events.last(), "[DONE]"_ba);
    QCOMPARE(events.count("[DONE]"_ba), 1);
    QCOMPARE(parsed(events.first()).at("choices").at(0).at("delta").at("role").as_string(), "assistant");
    bool finished = false;
    for (const QByteArray &event : events) {
        if (event == "[DONE]") {
            break;
        }
        const boost::json::value choice = parsed(event).at("choices").at(0);
        if (const auto *calls = choice.at("delta").as_object().if_contains("tool_calls")) {
            QCOMPARE(calls->at(0).at("index").to_number<int>(), 0);
        }
        const auto *finish = choice.as_object().if_contains("finish_reason");
        finished = finished || (finish && finish->is_string() && finish->as_string() == "tool_calls");
    }
    QVERIFY(finished);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QVERIFY(bridge.rows().first().changes.size() >= 3);
}

void TestChat::aggregatesForModelsThatOnlyStream()
{
    Bridge bridge(withKey());
    HttpClient client(bridge.port());
    client.post(R"({"model":"qwq-plus","messages":[{"role":"user","content":"think"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const boost::json::value answer = parsed(client.body());
    QCOMPARE(answer.at("object").as_string(), "chat.completion");
    QCOMPARE(answer.at("choices").at(0).at("message").at("content").as_string(), "You said: think");
    QVERIFY(bridge.service().requests("/chat/completions").value(0).body.contains(R"("stream":true)"));
}

void TestChat::recordsTokensModelsAndTimes()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(streamBody().replace("qwen3-coder-plus", "gpt-4o"), {{"User-Agent", "tester/1"}});
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    const RequestRow row = bridge.rows().first();
    QCOMPARE(row.method, "POST"_ba);
    QCOMPARE(row.path, "/v1/chat/completions"_ba);
    QCOMPARE(row.modelAsked, u"gpt-4o"_s);
    QCOMPARE(row.modelUsed, u"coder-model"_s);
    QCOMPARE(row.account, u"default"_s);
    QCOMPARE(row.client, u"tester/1"_s);
    QCOMPARE(row.status, 200);
    QVERIFY(row.stream);
    QVERIFY(row.timeToFirstToken && *row.timeToFirstToken <= row.duration);
    QCOMPARE(row.usage->totalTokens, row.usage->promptTokens + row.usage->completionTokens);
    QCOMPARE(client.header("X-Request-Id"), row.id);
    QVERIFY(!row.changes.filter(u"coder-model"_s).isEmpty());
}

void TestChat::servesSeveralRequestsOnOneConnection()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    for (int i = 0; i < 3; ++i) {
        client.post(i % 2 == 0 ? streamBody() : plainKeyBody);
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QCOMPARE(client.status(), 200);
        client.next();
    }
    QVERIFY(!client.closed());
    QCOMPARE(bridge.service().requests("/chat/completions").size(), 3);
}

void TestChat::reusesTheConnectionToTheServiceAfterAStream()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    for (int i = 0; i < 3; ++i) {
        client.post(streamBody());
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(bridge.service().activeStreams(), 0, patience);
        client.next();
    }
    const auto requests = bridge.service().requests("/chat/completions");
    QCOMPARE(requests.size(), 3);
    QCOMPARE(requests.at(1).connection, requests.at(0).connection);
    QCOMPARE(requests.at(2).connection, requests.at(0).connection);
}

void TestChat::refusesATemperatureOutOfRange()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(R"({"model":"m","messages":[{"role":"user","content":"x"}],"temperature":2.1})");
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QCOMPARE(parsed(client.body()).at("error").at("param").as_string(), "temperature");
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestChat::choosesTheAccountThatTheRequestNames_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("header") << "/v1/chat/completions"_ba
                            << "env"_ba
                            << ""_ba;
    QTest::newRow("query") << "/v1/chat/completions?account=env"_ba
                           << ""_ba
                           << ""_ba;
    QTest::newRow("body") << "/v1/chat/completions"_ba
                          << ""_ba
                          << R"(,"account":"env")"_ba;
}

void TestChat::choosesTheAccountThatTheRequestNames()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, field);
    Bridge bridge({.simulator = {.rules = simulator::Rules::DashScope}, .withKey = true});
    HttpClient client(bridge.port());
    client.send("POST", path, R"({"model":"m","messages":[{"role":"user","content":"x"}])" + field + '}',
        header.isEmpty() ? HttpClient::Headers{} : HttpClient::Headers{{"X-Qwen-Account", header}});
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    const auto request = bridge.service().requests("/chat/completions").value(0);
    QCOMPARE(request.header("Authorization"), "Bearer sk-of-the-test"_ba);
    QVERIFY(!request.body.contains("account"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().account, u"env"_s);
}

void TestChat::anUnknownAccountIsNamedBack()
{
    Bridge bridge;
    HttpClient client(bridge.port());
    client.post(plainKeyBody, {{"X-Qwen-Account", "wrok"}});
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QVERIFY2(client.body().contains("wrok") && client.body().contains("default"), client.body().constData());
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestChat::pingsAClientWhileTheServiceIsSilent()
{
    Bridge bridge(
        {.adjust = [](Settings &settings) { settings.pingInterval = std::chrono::milliseconds(50); }});
    bridge.service().script({.text = "one two", .stallAfterChunks = 0});
    HttpClient client(bridge.port());
    client.post(streamBody());
    QTRY_VERIFY_WITH_TIMEOUT(client.body().count("\n\n") >= 2, patience);
    QVERIFY(client.body().startsWith(':'));
    bridge.service().release();
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(textOf(client.events()), "one two"_ba);
}

void TestChat::acceptsChunkedRequestBodies()
{
    Bridge bridge(withKey());
    HttpClient client(bridge.port());
    client.sendRaw(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n");
    const qsizetype half = plainKeyBody.size() / 2;
    for (const QByteArray &piece : {plainKeyBody.left(half), plainKeyBody.mid(half), QByteArray()}) {
        client.sendRaw(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    }
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(bridge.service().requests("/chat/completions").value(0).body, plainKeyBody);
}

QTEST_GUILESS_MAIN(TestChat)
#include "tst_chat.moc"
