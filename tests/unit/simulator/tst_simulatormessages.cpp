#include "rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

constexpr auto path = "/apps/anthropic/v1/messages";
constexpr auto userHi = R"({"role":"user","content":"hi"})";

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray bodyWith(
    const QByteArray &messages, const QByteArray &more = {}, const QByteArray &model = "qwen3.7-plus")
{
    return R"({"model":")" + model + R"(","max_tokens":4096,"messages":[)" + messages + ']' + more + '}';
}

/// The events of a stream as "name type", with the text of deltas.
QStringList eventsOf(const QByteArray &stream)
{
    QStringList events;
    for (const QString &text : QString::fromUtf8(stream).split(u"\n\n"_s, Qt::SkipEmptyParts)) {
        const QByteArray block = text.toUtf8();
        QString name = u"-"_s;
        QJsonObject data;
        for (const QByteArray &line : block.split('\n')) {
            if (line.startsWith("event: ")) {
                name = QString::fromUtf8(line.sliced(7));
            } else if (line.startsWith("data: ")) {
                data = object(line.sliced(6));
            }
        }
        const QString type = data["type"_L1].toString();
        const QJsonObject delta = data["delta"_L1].toObject();
        const QString said = delta["text"_L1].toString() + delta["thinking"_L1].toString()
            + delta["partial_json"_L1].toString() + delta["stop_reason"_L1].toString()
            + data["content_block"_L1].toObject()["type"_L1].toString();
        events.append(name == type ? type + (said.isEmpty() ? said : u':' + said) : name + u"≠"_s + type);
    }
    return events;
}

QByteArray errorMessage(const QByteArray &answer)
{
    return object(answer)["error"_L1].toObject()["message"_L1].toString().toUtf8();
}

} // namespace

class TestSimulatorMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersWithAMessage();
    void streamsBlocks();
    void takesKeysInBothHeaders();
    void thinksWhenAsked();
    void callsToolsOneAfterTheOther();
    void answersAfterATool();
    void acknowledgesImages();
    void usageHasTheCacheInIt();
    void errorsHaveAnthropicsShape_data();
    void errorsHaveAnthropicsShape();
    void errorsInsideAStream();
    void quirks();
    void faults();
    void endingsInAnthropicsWords();
    void refuses_data();
    void refuses();
    void plansHaveItToo();

private:
    QByteArray ask(const QByteArray &body, QByteArray *head = nullptr, const QByteArray &to = path);

    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorMessages::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

QByteArray TestSimulatorMessages::ask(const QByteArray &body, QByteArray *head, const QByteArray &to)
{
    RawClient client(m_simulator);
    client.post(to, body);
    return client.answer(head);
}

void TestSimulatorMessages::answersWithAMessage()
{
    const QJsonObject message = object(ask(bodyWith(userHi, R"(,"system":"Be brief.")")));
    QCOMPARE(message["type"_L1].toString(), u"message"_s);
    QCOMPARE(message["model"_L1].toString(), u"qwen3.7-plus"_s);
    QCOMPARE(message["stop_reason"_L1].toString(), u"end_turn"_s);
    const QJsonObject block = message["content"_L1].toArray().at(0).toObject();
    QCOMPARE(block["text"_L1].toString(), u"You said: hi"_s);
    QVERIFY(message["usage"_L1].toObject()["input_tokens"_L1].toInt() > 0);
    QVERIFY(object(ask(bodyWith(userHi)))["id"_L1] != message["id"_L1]);
    QCOMPARE(m_simulator.lastRequest("/v1/messages").path, QByteArray(path));
}

void TestSimulatorMessages::streamsBlocks()
{
    QByteArray head;
    const QByteArray stream = ask(bodyWith(userHi, R"(,"stream":true)"), &head);
    QVERIFY(head.contains("Content-Type: text/event-stream"));
    QCOMPARE(eventsOf(stream),
        QStringList({u"message_start"_s, u"content_block_start:text"_s, u"content_block_delta:You "_s,
            u"content_block_delta:said: "_s, u"content_block_delta:hi"_s, u"content_block_stop"_s,
            u"message_delta:end_turn"_s, u"message_stop"_s}));
}

void TestSimulatorMessages::takesKeysInBothHeaders()
{
    for (const QByteArray &header : {"X-Api-Key: sk-test\r\n"_ba, "Authorization: Bearer sk-test\r\n"_ba}) {
        RawClient client(m_simulator);
        client.post(path, bodyWith(userHi), header);
        QByteArray head;
        (void)client.answer(&head);
        QVERIFY(head.startsWith("HTTP/1.1 200 "));
    }
    RawClient client(m_simulator);
    client.post(path, bodyWith(userHi), "X-Api-Key: sk-other\r\n");
    QByteArray head;
    (void)client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
    // the chat API knows no such header
    client.post("/v1/chat/completions", bodyWith(userHi), "X-Api-Key: sk-test\r\n");
    (void)client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
}

void TestSimulatorMessages::thinksWhenAsked()
{
    const QByteArray thinking = R"(,"thinking":{"type":"enabled","budget_tokens":2048})";
    const QStringList events = eventsOf(ask(bodyWith(userHi, thinking + R"(,"stream":true)")));
    QCOMPARE(events.at(1), u"content_block_start:thinking"_s);
    QCOMPARE(events.at(2), u"content_block_delta:Let "_s);
    const QJsonArray content = object(ask(bodyWith(userHi, thinking)))["content"_L1].toArray();
    QCOMPARE(content.at(0).toObject()["thinking"_L1].toString(), u"Let me think about that."_s);
    QVERIFY(!content.at(0).toObject()["signature"_L1].toString().isEmpty());
    QCOMPARE(content.at(1).toObject()["type"_L1].toString(), u"text"_s);
}

void TestSimulatorMessages::callsToolsOneAfterTheOther()
{
    const QByteArray tools =
        R"(,"tools":[{"name":"weather","input_schema":{"type":"object","properties":{"zone":{"type":"integer",)"
        R"("minimum":7}}}},{"name":"clock","input_schema":{"type":"object","properties":{}}}])";
    const QByteArray all = R"({"role":"user","content":[{"type":"text","text":"use all tools"}]})";
    const QJsonObject message = object(ask(bodyWith(all, tools)));
    QCOMPARE(message["stop_reason"_L1].toString(), u"tool_use"_s);
    const QJsonArray content = message["content"_L1].toArray();
    QCOMPARE(content.size(), 2);
    QCOMPARE(content.at(0).toObject()["name"_L1].toString(), u"weather"_s);
    QCOMPARE(content.at(0).toObject()["input"_L1].toObject()["zone"_L1].toInt(), 7);
    const QStringList events = eventsOf(ask(bodyWith(all, tools + R"(,"stream":true)")));
    QCOMPARE(events.mid(1, 4).join(u'|'),
        u"content_block_start:tool_use|content_block_delta:{\"zone\":7}|content_block_stop|"
        "content_block_start:tool_use"_s);
    const QByteArray any = R"(,"tool_choice":{"type":"any"})";
    QCOMPARE(object(ask(bodyWith(userHi, tools + any)))["content"_L1].toArray().size(), 1);
}

void TestSimulatorMessages::answersAfterATool()
{
    const QByteArray answer = ask(bodyWith(userHi
        + R"(,{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"t","input":{}}]},)"
          R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text",)"
          R"("text":"42"}]}]})"_ba));
    QVERIFY2(answer.contains("The tool said: 42"), answer.constData());
}

void TestSimulatorMessages::acknowledgesImages()
{
    const QByteArray answer =
        ask(bodyWith(R"({"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":)"
                     R"("image/png","data":"AAAA"}},{"type":"text","text":"look"}]})"));
    QVERIFY(answer.contains("I see 1 image. You said: look"));
    QCOMPARE(m_simulator.lastRequest().images, QList<QByteArray>{"data:image/png;base64,AAAA"});
}

void TestSimulatorMessages::usageHasTheCacheInIt()
{
    m_simulator.script({.text = "x",
        .usage = {
            .promptTokens = 1000, .completionTokens = 7, .cachedTokens = 600, .cacheCreationTokens = 300}});
    const QJsonObject usage = object(ask(bodyWith(userHi)))["usage"_L1].toObject();
    QCOMPARE(usage["input_tokens"_L1].toInt(), 100);
    QCOMPARE(usage["cache_read_input_tokens"_L1].toInt(), 600);
    QCOMPARE(usage["cache_creation_input_tokens"_L1].toInt(), 300);
    QCOMPARE(usage["output_tokens"_L1].toInt(), 7);
    // the chat API counts them into the prompt
    m_simulator.script({.text = "x", .usage = {.promptTokens = 1000, .cacheCreationTokens = 300}});
    RawClient client(m_simulator);
    client.chat("hi");
    QVERIFY(client.answer().contains("\"cache_creation_input_tokens\":300"));
}

void TestSimulatorMessages::errorsHaveAnthropicsShape_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, int status, const char *type) {
        QTest::newRow(name) << QByteArray(name) << status << QByteArray(type);
    };
    row("invalid-token", 401, "authentication_error");
    row("access-denied", 403, "permission_error");
    row("model-not-found-flat", 404, "not_found_error");
    row("context", 400, "invalid_request_error");
    row("quota-tpm", 429, "rate_limit_error");
    row("throttle-qps", 429, "rate_limit_error");
    row("too-large", 413, "request_too_large");
    row("500", 500, "api_error");
    row("504-json", 504, "timeout_error");
    row("529", 529, "overloaded_error");
}

void TestSimulatorMessages::errorsHaveAnthropicsShape()
{
    QFETCH(const QByteArray, name);
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    m_simulator.script({.error = name, .retryAfter = 2});
    QByteArray head;
    const QJsonObject body = object(ask(bodyWith(userHi), &head));
    QVERIFY(head.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '));
    QVERIFY(head.contains("Retry-After: 2\r\n"));
    QCOMPARE(body["type"_L1].toString(), u"error"_s);
    const QJsonObject error = body["error"_L1].toObject();
    QCOMPARE(error["type"_L1].toString().toUtf8(), type);
    QVERIFY(!error["message"_L1].toString().isEmpty());
}

void TestSimulatorMessages::errorsInsideAStream()
{
    const QByteArray streaming = bodyWith(userHi, R"(,"stream":true)");
    m_simulator.script({.error = "529", .as = ErrorForm::StreamEvent});
    QCOMPARE(eventsOf(ask(streaming)), QStringList{u"error"_s});
    m_simulator.script({.error = "529", .as = ErrorForm::StreamEvent, .afterChunks = 1});
    QCOMPARE(eventsOf(ask(streaming)).join(u'|'),
        u"message_start|content_block_start:text|content_block_delta:You |error"_s);
    m_simulator.script({.error = "quota-tpm", .as = ErrorForm::JsonOk});
    QByteArray head;
    QVERIFY(ask(streaming, &head).startsWith("{\"type\":\"error\""));
    QVERIFY(head.startsWith("HTTP/1.1 200 "));
}

void TestSimulatorMessages::quirks()
{
    const QByteArray streaming = bodyWith(userHi, R"(,"stream":true)");
    m_simulator.script({.quirks = Quirk::NoDone | Quirk::NoBlockStop});
    QCOMPARE(eventsOf(ask(streaming)).mid(4).join(u'|'), u"content_block_delta:hi|message_delta:end_turn"_s);
    m_simulator.script({.quirks = Quirk::NoFinish | Quirk::UnknownEvent});
    QCOMPARE(eventsOf(ask(streaming)).mid(1, 1).join(u'|'), u"message_hint"_s);
    m_simulator.script({.quirks = Quirk::NoEventName});
    QVERIFY(!ask(streaming).contains("event:"));
    QVERIFY(m_simulator.scriptJson(R"({"quirks":["no-event-name","unknown-event","no-block-stop","crlf"]})"));
    QVERIFY(ask(streaming).contains("\r\n\r\ndata: {\"type\":\"message_hint\""));
}

void TestSimulatorMessages::faults()
{
    const QByteArray streaming = bodyWith(userHi, R"(,"stream":true)");
    m_simulator.script({.stallAfterChunks = 3});
    RawClient client(m_simulator);
    client.post(path, streaming);
    QVERIFY(client.waitFor("\"You \""));
    QTRY_VERIFY(m_simulator.lastRequest().waiting);
    QCOMPARE(m_simulator.activeStreams(), 1);
    m_simulator.release();
    QVERIFY(client.answer().contains("message_stop"));
    m_simulator.script({.breakAfterChunks = 3});
    client.post(path, streaming);
    QVERIFY(client.waitForClose());
    QVERIFY(!client.received().contains("message_stop"));
    QCOMPARE(m_simulator.lastRequest().outcome, RequestRecord::Outcome::Broken);
    m_simulator.script({.fillBytes = 100'000});
    QVERIFY(ask(streaming).size() >= 100'000);
}

void TestSimulatorMessages::endingsInAnthropicsWords()
{
    for (const auto &[finish, reason] :
        {std::pair("length", "max_tokens"), std::pair("content_filter", "refusal"),
            std::pair("stop_sequence", "stop_sequence"), std::pair("stop", "end_turn")}) {
        m_simulator.script({.text = "x", .finish = finish});
        QCOMPARE(object(ask(bodyWith(userHi)))["stop_reason"_L1].toString(), QString::fromLatin1(reason));
    }
}

void TestSimulatorMessages::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &words) {
        QTest::newRow(name) << body << words;
    };
    const QByteArray call =
        R"({"role":"assistant","content":[{"type":"tool_use","id":"a","name":"t","input":{}}]})";
    const QByteArray marked = R"({"type":"text","text":"t","cache_control":{"type":"ephemeral"}})";
    const QByteArray five = marked + ',' + marked + ',' + marked + ',' + marked + ',' + marked;
    row("adaptive", bodyWith(userHi, R"(,"thinking":{"type":"adaptive"})"),
        "Only 'enabled' and 'disabled' are supported for thinking; 'adaptive' is not supported.");
    row("budget", bodyWith(userHi, R"(,"thinking":{"type":"enabled","budget_tokens":4096})"),
        "`max_tokens` must");
    row("small budget", bodyWith(userHi, R"(,"thinking":{"type":"enabled","budget_tokens":9})"), "1024");
    row("forced tool",
        bodyWith(
            userHi, R"(,"thinking":{"type":"enabled","budget_tokens":2048},"tool_choice":{"type":"any"})"),
        "Thinking may not be enabled");
    row("role", bodyWith(R"({"role":"system","content":"s"})"), "'user' or 'assistant'");
    row("field", bodyWith(userHi, R"(,"context_management":{})"), "context_management: Extra inputs");
    row("message field", bodyWith(R"({"role":"user","content":"x","output_config":{}})"),
        "output_config: Extra");
    row("block field", bodyWith(R"({"role":"user","content":[{"type":"text","text":"x","citations":null}]})"),
        "citations: Extra inputs");
    row("block", bodyWith(R"({"role":"user","content":[{"type":"document"}]})"), "Input tag 'document'");
    row("empty text", bodyWith(R"({"role":"user","content":[{"type":"text","text":" "}]})"), "non-empty");
    row("markers", bodyWith(R"({"role":"user","content":[)" + five + "]}"), "Found 5.");
    row("marker",
        bodyWith(userHi,
            R"(,"system":[{"type":"text","text":"s","cache_control":{"type":"ephemeral","ttl":"1h"}}])"),
        "cache_control.ttl: Extra inputs");
    row("unanswered", bodyWith(userHi + ","_ba + call + ',' + userHi), "without `tool_result` blocks");
    row("unanswered at the end", bodyWith(userHi + ","_ba + call), "without `tool_result` blocks");
    row("uncalled", bodyWith(R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"b"}]})"),
        "unexpected `tool_use_id`");
    row("server tool", bodyWith(userHi, R"(,"tools":[{"type":"bash_20250124","name":"bash"}])"),
        "bash_20250124");
    row("tool field", bodyWith(userHi, R"(,"tools":[{"name":"a","input_schema":{},"defer_loading":true}])"),
        "defer_loading");
    row("no schema", bodyWith(userHi, R"(,"tools":[{"name":"a"}])"), "input_schema: Field required");
    row("max_tokens", QByteArray(bodyWith(userHi)).replace("4096", "128000"), "should be [1, 65536]");
    row("no max_tokens", QByteArray(bodyWith(userHi)).replace("\"max_tokens\":4096,", ""), "Field required");
    row("no messages", R"({"model":"m","max_tokens":1})", "at least one message");
    row("model", bodyWith(userHi, {}, "deepseek-v3.2"), "is not supported");
    row("stream only", bodyWith(userHi, {}, "qwq-plus"), "only support stream mode");
    row("not JSON", "{", "not valid JSON");
}

void TestSimulatorMessages::refuses()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, words);
    QByteArray head;
    const QByteArray message = errorMessage(ask(body, &head));
    QVERIFY2(head.startsWith("HTTP/1.1 400 "), head.constData());
    QVERIFY2(message.contains(words), message.constData());
}

void TestSimulatorMessages::plansHaveItToo()
{
    QVERIFY(m_simulator.addPlanKey("coding.dashscope.aliyuncs.com", "sk-sp-1"));
    QVERIFY(m_simulator.addPlanKey("openrouter.ai", "sk-or-1"));
    RawClient client(m_simulator);
    QByteArray head;
    client.post("/coding.dashscope.aliyuncs.com/apps/anthropic/v1/messages", bodyWith(userHi),
        "X-Api-Key: sk-sp-1\r\n");
    QVERIFY(client.answer(&head).contains("You said: hi"));
    QCOMPARE(m_simulator.lastRequest().host, "coding.dashscope.aliyuncs.com"_ba);
    client.post(
        "/dashscope.aliyuncs.com/apps/anthropic/v1/messages", bodyWith(userHi), "X-Api-Key: sk-sp-1\r\n");
    (void)client.answer(&head);
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
    client.post("/openrouter.ai/apps/anthropic/v1/messages", bodyWith(userHi), "X-Api-Key: sk-or-1\r\n");
    QVERIFY(client.answer(&head).isEmpty());
    QVERIFY(head.startsWith("HTTP/1.1 404 "));
}

QTEST_GUILESS_MAIN(TestSimulatorMessages)
#include "tst_simulatormessages.moc"
