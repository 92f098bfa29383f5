#include "anthropicscene.h"

#include <QRegularExpression>
#include <QSet>

using namespace qiao;
using namespace qiao::test;
using namespace Qt::StringLiterals;

/// What clients of Anthropic's API get for an ordinary request, by either way to the service.
class TestAnthropicMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainAnswer_data() { bothWays(); }
    void plainAnswer();
    void streamedAnswer_data() { bothWays(); }
    void streamedAnswer();
    void parallelTools_data() { bothWays(); }
    void parallelTools();
    void toolResultsGoBack_data() { bothWays(); }
    void toolResultsGoBack();
    void thinking_data() { bothWays(); }
    void thinking();
    void images_data() { bothWays(); }
    void images();
    void bothPathsAreTheSame();
    void messageIdsAreNeverUsedTwice();
    void theRowTellsWhatBecameOfIt();
    void anAccountCanBeForced_data();
    void anAccountCanBeForced();
    void anIdThatNobodyKnowsGetsTheDefaultModel();
    void aServiceWithoutAnAnthropicApiIsTranslatedFor();
};

namespace {

constexpr auto toolsField =
    R"(,"tools":[{"name":"read","input_schema":{"type":"object","properties":)"
    R"({"path":{"type":"string"}},"required":["path"]}},{"name":"list","input_schema":)"
    R"({"type":"object","properties":{"folder":{"type":"string"}},"required":["folder"]}}])";

} // namespace

void TestAnthropicMessages::plainAnswer()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", false)));
    QVERIFY2(client.status() == 200, client.body());
    QVERIFY(client.header("request-id").startsWith("req_"));
    QCOMPARE(client.header("Content-Type"), "application/json"_ba);
    const boost::json::value answer = objectIn(client.body());
    QCOMPARE(answer.at("type").as_string(), "message");
    QCOMPARE(answer.at("role").as_string(), "assistant");
    QCOMPARE(answer.at("model").as_string(), "claude-sonnet-4-5");
    QVERIFY(textAt(answer.at("id")).startsWith("msg_"));
    QCOMPARE(answer.at("stop_reason").as_string(), "end_turn");
    QVERIFY(textAt(answer.at("content").at(0).at("text")).contains("one two three"));
    QVERIFY(answer.at("usage").at("input_tokens").to_number<int>() > 0);
    QVERIFY(answer.at("usage").at("output_tokens").to_number<int>() > 0);
    const auto asked = bridge.service().lastRequest(pathOf(way));
    QCOMPARE(objectIn(asked.body).at("model").as_string(), "qwen3.7-plus");
    QVERIFY(asked.header("anthropic-beta").isEmpty());
}

void TestAnthropicMessages::streamedAnswer()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", true)));
    QVERIFY2(client.status() == 200, client.body());
    QVERIFY(client.header("Content-Type").startsWith("text/event-stream"));
    QVERIFY(client.header("request-id").startsWith("req_"));
    QList<MessageEvent> events = messageEvents(client.body());
    events.removeIf([](const MessageEvent &event) { return event.name == "ping"; });
    QCOMPARE(events.first().name, "message_start"_ba);
    QCOMPARE(events.last().name, "message_stop"_ba);
    QCOMPARE(events.at(events.size() - 2).name, "message_delta"_ba);
    for (const MessageEvent &event : std::as_const(events)) {
        QCOMPARE(textAt(event.data.at("type")), event.name);
    }
    const auto &start = events.first().data.at("message");
    QCOMPARE(start.at("model").as_string(), "claude-sonnet-4-5");
    QVERIFY(joined(events, "text").contains("one two three"));
    const auto &last = events.at(events.size() - 2).data;
    QCOMPARE(last.at("delta").at("stop_reason").as_string(), "end_turn");
    QVERIFY(last.at("usage").at("input_tokens").to_number<int>() > 0);
    QVERIFY(!client.body().contains("[DONE]"));
}

void TestAnthropicMessages::parallelTools()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("use all tools", true, toolsField)));
    QVERIFY2(client.status() == 200, client.body());
    const QList<MessageEvent> events = messageEvents(client.body());
    QByteArrayList called;
    QSet<QByteArray> ids;
    for (const boost::json::object &block : startedBlocks(events)) {
        if (block.at("type") == "tool_use") {
            called.append(textAt(block.at("name")));
            ids.insert(textAt(block.at("id")));
            QCOMPARE(textAt(block.at("caller").at("type")), "direct"_ba);
        }
    }
    QCOMPARE(called, (QByteArrayList{"read", "list"}));
    QCOMPARE(ids.size(), 2);
    const QByteArray arguments = joined(events, "partial_json");
    QVERIFY2(arguments.contains("\"path\"") && arguments.contains("\"folder\""), arguments);
    QCOMPARE(events.at(events.size() - 2).data.at("delta").at("stop_reason").as_string(), "tool_use");
}

void TestAnthropicMessages::toolResultsGoBack()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    const QByteArray body = QByteArray(R"({"model":"claude-sonnet-4-5","max_tokens":1000,"messages":[)"
                                       R"({"role":"user","content":"read it"},)"
                                       R"({"role":"assistant","content":[{"type":"tool_use","id":"toolu_1",)"
                                       R"("name":"read","input":{"path":"a"}}]},)"
                                       R"({"role":"user","content":[{"type":"tool_result",)"
                                       R"("tool_use_id":"toolu_1","content":"forty-two"}]}])")
        + toolsField + '}';
    QVERIFY(ask(client, body));
    QVERIFY2(client.status() == 200, client.body());
    QVERIFY2(client.body().contains("forty-two"), client.body());
}

void TestAnthropicMessages::thinking()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    bridge.service().script({.match = {.path = "*"}, .text = "The answer."_ba, .reasoning = "Let me see."});
    HttpClient client(bridge.port());
    QVERIFY(ask(client,
        message("think", true, R"(,"thinking":{"type":"enabled","budget_tokens":1024})")
            .replace("1000", "4000")));
    QVERIFY2(client.status() == 200, client.body());
    const QList<MessageEvent> events = messageEvents(client.body());
    const QList<boost::json::object> blocks = startedBlocks(events);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks.at(0).at("type").as_string(), "thinking");
    QCOMPARE(blocks.at(1).at("type").as_string(), "text");
    QCOMPARE(joined(events, "thinking"), "Let me see."_ba);
    QCOMPARE(joined(events, "text"), "The answer."_ba);
}

void TestAnthropicMessages::images()
{
    QFETCH(Way, way);
    Bridge bridge(keyed(way));
    HttpClient client(bridge.port());
    QVERIFY(ask(client,
        R"({"model":"claude-sonnet-4-5","max_tokens":1000,"messages":[{"role":"user","content":[)"
        R"({"type":"text","text":"what is it"},{"type":"image","source":{"data":"iVBORw0KGgo=",)"
        R"("media_type":"image/png","type":"base64"}}]}]})"));
    QVERIFY2(client.status() == 200, client.body());
    QVERIFY2(client.body().contains("I see 1 image"), client.body());
}

void TestAnthropicMessages::bothPathsAreTheSame()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.send("POST", "/v1/messages", message("one two three", false));
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(objectIn(client.body()).at("type").as_string(), "message");
}

void TestAnthropicMessages::messageIdsAreNeverUsedTwice()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QSet<QByteArray> ids;
    for (const bool stream : {false, true, false, true}) {
        QVERIFY(ask(client, message("same text", stream)));
        const QRegularExpression form(u"\"(msg_[0-9A-Za-z]{24})\""_s);
        const auto match = form.match(QString::fromUtf8(client.body()));
        QVERIFY2(match.hasMatch(), client.body());
        ids.insert(match.captured(1).toLatin1());
        ids.insert(client.header("request-id"));
    }
    QCOMPARE(ids.size(), 8);
}

void TestAnthropicMessages::theRowTellsWhatBecameOfIt()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("one two three", true)));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    const RequestRow row = bridge.rows().first();
    QCOMPARE(row.path, "/anthropic/v1/messages"_ba);
    QCOMPARE(row.modelAsked, u"claude-sonnet-4-5"_s);
    QCOMPARE(row.modelUsed, u"qwen3.7-plus"_s);
    QCOMPARE(row.account, u"work"_s);
    QVERIFY(row.stream && row.status == 200 && row.error.isEmpty());
    QVERIFY(row.usage && row.usage->promptTokens > 0);
    QVERIFY(row.timeToFirstToken.has_value());
    QVERIFY(row.changes.join(u'\n').contains(u"qwen3.7-plus"_s));
    QCOMPARE(client.header("request-id").mid(4, 6), row.id.mid(4));
}

void TestAnthropicMessages::anAccountCanBeForced_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<HttpClient::Headers>("headers");
    QTest::addColumn<QByteArray>("field");
    const QByteArray plain = "/anthropic/v1/messages";
    QTest::newRow("header") << plain << HttpClient::Headers{{"X-Qwen-Account", "nobody"}} << QByteArray();
    QTest::newRow("query") << plain + "?beta=true&account=nobody" << HttpClient::Headers() << QByteArray();
    QTest::newRow("body") << plain << HttpClient::Headers() << R"(,"account":"nobody")"_ba;
}

void TestAnthropicMessages::anAccountCanBeForced()
{
    QFETCH(QByteArray, path);
    QFETCH(HttpClient::Headers, headers);
    QFETCH(QByteArray, field);
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    client.send("POST", path, message("hi", false, field), headers);
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 400);
    QVERIFY2(errorMember(client.body(), "message").contains("nobody"), client.body());
    QCOMPARE(bridge.service().requestCount(), 0);
}

void TestAnthropicMessages::anIdThatNobodyKnowsGetsTheDefaultModel()
{
    Bridge bridge(keyed(Way::Translated));
    HttpClient client(bridge.port());
    QVERIFY(ask(client, message("hi", false).replace("claude-sonnet-4-5", "some-model-of-tomorrow")));
    QVERIFY2(client.status() == 200, client.body());
    QCOMPARE(objectIn(client.body()).at("model").as_string(), "some-model-of-tomorrow");
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 1, patience);
    QCOMPARE(bridge.rows().first().modelUsed, u"qwen3.7-plus"_s);
}

void TestAnthropicMessages::aServiceWithoutAnAnthropicApiIsTranslatedFor()
{
    Bridge bridge(keyed(Way::Native));
    bridge.service().script(
        {.match = {.path = "/apps/anthropic/v1/messages"}, .times = 0, .error = "wrong-path"});
    HttpClient client(bridge.port());
    for (const bool stream : {true, false}) {
        QVERIFY(ask(client, message("one two three", stream)));
        QVERIFY2(client.status() == 200, client.body());
        QVERIFY(client.body().contains("three"));
    }
    // what was found out is not asked again
    QCOMPARE(bridge.service().requests("/apps/anthropic/v1/messages").size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
    QVERIFY(bridge.rows().first().changes.join(u'\n').contains(u"Sent again as chat"_s));
}

QTEST_GUILESS_MAIN(TestAnthropicMessages)
#include "tst_anthropicmessages.moc"
