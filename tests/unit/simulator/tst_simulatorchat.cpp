#include "rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The JSON documents of a stream's data lines, "[DONE]" left out.
QList<QJsonObject> chunks(const QByteArray &stream)
{
    QList<QJsonObject> list;
    for (const QByteArray &line : stream.split('\n')) {
        if (line.startsWith("data: {")) {
            list.append(object(line.sliced(6)));
        }
    }
    return list;
}

QJsonObject choice(const QJsonObject &chunk)
{
    return chunk["choices"_L1].toArray().at(0).toObject();
}

QJsonObject delta(const QJsonObject &chunk)
{
    return choice(chunk)["delta"_L1].toObject();
}

QString message(const QByteArray &answer)
{
    return choice(object(answer))["message"_L1].toObject()["content"_L1].toString();
}

QByteArray twoTools()
{
    return R"(,"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object",)"
           R"("properties":{"zone":{"type":"integer","minimum":7},"city":{"enum":["Paris","Rome"]}}}}},)"
           R"({"type":"function","function":{"name":"clock","parameters":{"type":"object","properties":{}}}}])";
}

} // namespace

class TestSimulatorChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void echoesTheLastUserText();
    void refusesUnknownKeys();
    void streamsWordsUsageAndDone();
    void keepsTheConnectionAndServesPipelinedRequests();
    void recordsBytesAndHeadersAsTheyCame();
    void readsChunkedBodies();
    void callsTheFirstToolWhenAsked();
    void interleavesParallelToolCalls();
    void answersAfterATool();
    void thinksWhenAsked();
    void acknowledgesImages();
    void satisfiesJsonSchemas();
    void scriptsTextReasoningAndUsage();
    void cutsTextBetweenCharacters();
    void holdsHundredsOfStreams();

private:
    Simulator m_simulator{SimulatorOptions{.apiKeys = {"sk-test"}}};
};

void TestSimulatorChat::init()
{
    m_simulator.reset();
    if (m_simulator.port() == 0) {
        QVERIFY(m_simulator.listen());
    }
}

void TestSimulatorChat::echoesTheLastUserText()
{
    RawClient client(m_simulator);
    client.chat("good morning");
    QByteArray head;
    QCOMPARE(message(client.answer(&head)), u"You said: good morning"_s);
    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
}

void TestSimulatorChat::refusesUnknownKeys()
{
    RawClient client(m_simulator);
    client.post("/v1/chat/completions", "{}", "Authorization: Bearer sk-other\r\n");
    QByteArray head;
    const QJsonObject error = object(client.answer(&head))["error"_L1].toObject();
    QVERIFY(head.startsWith("HTTP/1.1 401 "));
    QCOMPARE(error["code"_L1].toString(), u"invalid_api_key"_s);
    QCOMPARE(error["message"_L1].toString(), u"invalid access token or token expired"_s);
}

void TestSimulatorChat::streamsWordsUsageAndDone()
{
    RawClient client(m_simulator);
    client.chat("one two", R"(,"stream":true,"stream_options":{"include_usage":true})");
    QByteArray head;
    const QByteArray body = client.answer(&head);
    QVERIFY(head.contains("Content-Type: text/event-stream"));
    const QList<QJsonObject> list = chunks(body);
    QCOMPARE(list.size(), 7); // role, 4 words, finish, usage
    QCOMPARE(delta(list.at(0))["role"_L1].toString(), u"assistant"_s);
    QCOMPARE(delta(list.at(4))["content"_L1].toString(), u"two"_s);
    QVERIFY(!delta(list.at(4)).contains("role"_L1));
    QCOMPARE(choice(list.at(5))["finish_reason"_L1].toString(), u"stop"_s);
    QVERIFY(list.at(6)["choices"_L1].toArray().isEmpty());
    QCOMPARE(list.at(6)["usage"_L1].toObject()["completion_tokens"_L1].toInt(), 4);
    QVERIFY(body.endsWith("data: [DONE]\n\n"));
}

void TestSimulatorChat::keepsTheConnectionAndServesPipelinedRequests()
{
    RawClient client(m_simulator);
    m_simulator.script({.holdHead = true});
    client.chat("first");
    client.chat("second");
    QTRY_COMPARE(m_simulator.requestCount(), 1);
    m_simulator.release();
    QCOMPARE(message(client.answer()), u"You said: first"_s);
    QCOMPARE(message(client.answer()), u"You said: second"_s);
    const QList<RequestRecord> records = m_simulator.requests();
    QCOMPARE(records.at(0).connection, records.at(1).connection);
}

void TestSimulatorChat::recordsBytesAndHeadersAsTheyCame()
{
    QSignalSpy received(&m_simulator, &Simulator::requestReceived);
    RawClient client(m_simulator);
    const QByteArray body =
        "{\"model\" : "
        "\"m\",\"big\":1e400,\"x\":2.50,\"messages\":[{\"role\":\"user\",\"content\":\"\xC3\xA4\"}]}";
    client.post(
        "/v1/chat/completions?a=b", body, "X-b: 1\r\nx-A:  two \r\nauthorization: Bearer sk-test\r\n");
    QCOMPARE(message(client.answer()), u"You said: ä"_s);
    QCOMPARE(received.size(), 1);
    const RequestRecord record = m_simulator.requests("/chat/completions").first();
    QCOMPARE(record.body, body);
    QCOMPARE(record.target, QByteArray("/v1/chat/completions?a=b"));
    const HeaderList expected{{"Host", "localhost"}, {"X-b", "1"}, {"x-A", "two"},
        {"authorization", "Bearer sk-test"}, {"Content-Length", QByteArray::number(body.size())}};
    QCOMPARE(record.headers, expected);
    QCOMPARE(record.outcome, RequestRecord::Outcome::Answered);
}

void TestSimulatorChat::readsChunkedBodies()
{
    const QByteArray body = R"({"model":"m","messages":[{"role":"user","content":"cut"}]})";
    const QByteArray request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-test\r\n"
        "Transfer-Encoding: chunked\r\n\r\n5;ext=1\r\n"
        + body.first(5) + "\r\n" + QByteArray::number(body.size() - 5, 16) + "\r\n" + body.sliced(5)
        + "\r\n0\r\nTrailer: x\r\n\r\n";
    RawClient whole(m_simulator);
    whole.send(request);
    QCOMPARE(message(whole.answer()), u"You said: cut"_s);
    RawClient bytewise(m_simulator);
    for (const char byte : request) {
        bytewise.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(message(bytewise.answer()), u"You said: cut"_s);
    QCOMPARE(m_simulator.requests().last().body, body);
    QVERIFY(m_simulator.requests().last().chunkedBody);
}

void TestSimulatorChat::callsTheFirstToolWhenAsked()
{
    RawClient client(m_simulator);
    client.chat("please use the tool", twoTools());
    const QJsonObject answer = choice(object(client.answer()));
    const QJsonArray calls = answer["message"_L1].toObject()["tool_calls"_L1].toArray();
    QCOMPARE(calls.size(), 1);
    const QJsonObject function = calls.at(0).toObject()["function"_L1].toObject();
    QCOMPARE(function["name"_L1].toString(), u"weather"_s);
    QCOMPARE(function["arguments"_L1].toString(), uR"({"zone":7,"city":"Paris"})"_s);
    QCOMPARE(answer["finish_reason"_L1].toString(), u"tool_calls"_s);
}

void TestSimulatorChat::interleavesParallelToolCalls()
{
    m_simulator.script({.toolCalls = {{.name = "a", .arguments = R"({"long":"argument"})"},
                            {.name = "b", .arguments = R"({"other":"argument"})"}}});
    RawClient client(m_simulator);
    client.chat("go", R"(,"stream":true)");
    QByteArray arguments[2];
    QList<int> order;
    for (const QJsonObject &chunk : chunks(client.answer())) {
        for (const QJsonValue &value : delta(chunk)["tool_calls"_L1].toArray()) {
            const QJsonObject call = value.toObject();
            const int index = call["index"_L1].toInt();
            const QByteArray part = call["function"_L1].toObject()["arguments"_L1].toString().toUtf8();
            QCOMPARE(call["id"_L1].toString().isEmpty(), !part.isEmpty());
            arguments[index] += part;
            order.append(index);
        }
    }
    QCOMPARE(arguments[0], QByteArray(R"({"long":"argument"})"));
    QCOMPARE(arguments[1], QByteArray(R"({"other":"argument"})"));
    QCOMPARE(order, QList<int>({0, 1, 0, 1, 0, 1}));
}

void TestSimulatorChat::answersAfterATool()
{
    RawClient client(m_simulator);
    client.post("/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":"use the tool"},{"role":"assistant","content":null,)"
        R"("tool_calls":[]},{"role":"tool","tool_call_id":"x","content":[{"type":"text","text":"18 degrees"}]}])"
            + twoTools() + '}');
    QCOMPARE(message(client.answer()), u"The tool said: 18 degrees"_s);
}

void TestSimulatorChat::thinksWhenAsked()
{
    RawClient client(m_simulator);
    client.chat("why", R"(,"enable_thinking":true)");
    const QJsonObject answer = choice(object(client.answer()))["message"_L1].toObject();
    QVERIFY(!answer["reasoning_content"_L1].toString().isEmpty());
    client.chat("why");
    QVERIFY(!client.answer().contains("reasoning_content"));
}

void TestSimulatorChat::acknowledgesImages()
{
    RawClient client(m_simulator);
    client.post("/v1/chat/completions",
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"look"},)"
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]})");
    QCOMPARE(message(client.answer()), u"I see 1 image. You said: look"_s);
    QCOMPARE(m_simulator.requests().first().images, QList<QByteArray>({"data:image/png;base64,AAAA"}));
}

void TestSimulatorChat::satisfiesJsonSchemas()
{
    RawClient client(m_simulator);
    client.chat("give it to me",
        R"(,"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","properties":)"
        R"({"steps":{"type":"array","items":{"$ref":"#/$defs/step"}},"ok":{"type":["boolean","null"]},)"
        R"("kind":{"anyOf":[{"type":"null"},{"type":"string"}]}},"$defs":{"step":{"type":"object","properties":)"
        R"({"n":{"type":"number","minimum":2.5}}}}}}})");
    QCOMPARE(message(client.answer()), uR"({"steps":[{"n":3}],"ok":true,"kind":"example"})"_s);
    client.chat("as json", R"(,"response_format":{"type":"json_object"})");
    QCOMPARE(message(client.answer()), uR"({"answer":"as json"})"_s);
}

void TestSimulatorChat::scriptsTextReasoningAndUsage()
{
    m_simulator.script({.text = "Good day",
        .reasoning = "Hm.",
        .finish = "length",
        .usage = {.promptTokens = 100, .cachedTokens = 64, .reasoningTokens = 9}});
    RawClient client(m_simulator);
    client.chat("x");
    const QJsonObject answer = object(client.answer());
    QCOMPARE(choice(answer)["message"_L1].toObject()["reasoning_content"_L1].toString(), u"Hm."_s);
    QCOMPARE(choice(answer)["finish_reason"_L1].toString(), u"length"_s);
    const QJsonObject usage = answer["usage"_L1].toObject();
    QCOMPARE(usage["prompt_tokens"_L1].toInt(), 100);
    QCOMPARE(usage["prompt_tokens_details"_L1].toObject()["cached_tokens"_L1].toInt(), 64);
    QCOMPARE(usage["completion_tokens_details"_L1].toObject()["reasoning_tokens"_L1].toInt(), 9);
}

void TestSimulatorChat::cutsTextBetweenCharacters()
{
    RawClient client(m_simulator);
    m_simulator.script({.text = "äöü桥", .chunkChars = 2});
    client.chat("x", R"(,"stream":true)");
    QList<QJsonObject> list = chunks(client.answer());
    QCOMPARE(delta(list.at(1))["content"_L1].toString(), u"äö"_s);
    QCOMPARE(delta(list.at(2))["content"_L1].toString(), u"ü桥"_s);
    m_simulator.script({.chunks = 3});
    client.chat("x", R"(,"stream":true)");
    list = chunks(client.answer());
    QCOMPARE(list.size(), 5);
    QCOMPARE(delta(list.at(3))["content"_L1].toString(), u"w0003 "_s);
}

void TestSimulatorChat::holdsHundredsOfStreams()
{
    constexpr int count = 300;
    m_simulator.script({.times = 0, .text = "a b c", .stallAfterChunks = 2});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_simulator));
        clients.back()->chat("x", R"(,"stream":true)");
    }
    QTRY_COMPARE(m_simulator.activeStreams(), count);
    const auto waiting = [this] {
        const QList<RequestRecord> records = m_simulator.requests();
        return std::ranges::count_if(records, &RequestRecord::waiting);
    };
    QTRY_COMPARE(waiting(), count);
    m_simulator.release();
    for (const auto &client : clients) {
        QVERIFY(client->answer().endsWith("data: [DONE]\n\n"));
    }
    QTRY_COMPARE(m_simulator.activeStreams(), 0);
}

QTEST_GUILESS_MAIN(TestSimulatorChat)
#include "tst_simulatorchat.moc"
