#include "translation/anthropic/anthropicrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::translation;

namespace {

RequestError errorOf(
    std::string_view body, AnthropicRequest::Purpose purpose = AnthropicRequest::Purpose::Messages)
{
    const auto request = AnthropicRequest::parse(body, purpose);
    return request ? RequestError{} : request.error();
}

} // namespace

class AnthropicChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errors_data();
    void errors();
    void counting_needs_no_limit();
};

void AnthropicChecksTest::errors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &message) {
        QTest::newRow(name) << body << message;
    };
    const QByteArray start = R"({"model":"m","max_tokens":9,"messages":)"_ba;
    const QByteArray rest = R"("model":"m","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})"_ba;
    row("nothing", {},
        "The request body is not valid JSON: the text ends where a value should be (line 1, column 1)."_ba);
    row("a list", "[]"_ba, "The request body must be a JSON object."_ba);
    row("no model", R"({"max_tokens":1,"messages":[{}]})"_ba, "model: Field required"_ba);
    row("model null", R"({"model":null})"_ba, "model: Input should be a valid string"_ba);
    row("model empty", R"({"model":""})"_ba, "model: String should have at least 1 character"_ba);
    row("no messages", R"({"model":"m","max_tokens":9})"_ba, "messages: Field required"_ba);
    row("messages string", start + R"("hi"})"_ba, "messages: Input should be a valid list"_ba);
    row("messages empty", start + "[]}"_ba, "messages: at least one message is required"_ba);
    row("message string", start + R"(["hi"]})"_ba, "messages.0: Input should be an object"_ba);
    row("no role", start + R"([{"content":"hi"}]})"_ba, "messages.0.role: Field required"_ba);
    row("role unknown", start + R"([{"role":"tool","content":"hi"}]})"_ba,
        "messages.0.role: Input should be 'user', 'assistant' or 'system'"_ba);
    row("no content", start + R"([{"role":"user","content":"a"},{"role":"user"}]})"_ba,
        "messages.1.content: Field required"_ba);
    row("content number", start + R"([{"role":"user","content":7}]})"_ba,
        "messages.0.content: Input should be a valid list"_ba);
    row("block string", start + R"([{"role":"user","content":["a"]}]})"_ba,
        "messages.0.content.0: Input should be an object"_ba);
    row("no type", start + R"([{"role":"user","content":[{"text":"a"}]}]})"_ba,
        "messages.0.content.0.type: Field required"_ba);
    row("no text", start + R"([{"role":"user","content":[{"type":"text"}]}]})"_ba,
        "messages.0.content.0.text.text: Field required"_ba);
    row("text number", start + R"([{"role":"user","content":[{"type":"text","text":1}]}]})"_ba,
        "messages.0.content.0.text.text: Input should be a valid string"_ba);
    row("call without id", start + R"([{"role":"assistant","content":[{"type":"tool_use","name":"a"}]}]})"_ba,
        "messages.0.content.0.tool_use.id: Field required"_ba);
    row("input string",
        start
            + R"([{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"a","input":"x"}]}]})"_ba,
        "messages.0.content.0.tool_use.input: Input should be a valid dictionary"_ba);
    row("result without id", start + R"([{"role":"user","content":[{"type":"tool_result"}]}]})"_ba,
        "messages.0.content.0.tool_result.tool_use_id: Field required"_ba);
    row("no max_tokens", R"({"model":"m","messages":[{"role":"user","content":"hi"}]})"_ba,
        "max_tokens: Field required"_ba);
    row("max_tokens string", R"({"max_tokens":"9",)"_ba + rest.mid(0, 12) + rest.mid(27),
        "max_tokens: Input should be a valid integer"_ba);
    row("max_tokens half", R"({"max_tokens":1.5,)"_ba + rest.mid(0, 12) + rest.mid(27),
        "max_tokens: Input should be a valid integer"_ba);
    row("max_tokens zero", R"({"max_tokens":0,)"_ba + rest.mid(0, 12) + rest.mid(27),
        "max_tokens: Input should be greater than or equal to 1"_ba);
    row("system number", R"({"system":1,)"_ba + rest, "system: Input should be a valid list"_ba);
    row("system block", R"({"system":[1],)"_ba + rest, "system.0: Input should be an object"_ba);
    row("tools object", R"({"tools":{},)"_ba + rest, "tools: Input should be a valid list"_ba);
    row("tool string", R"({"tools":["a"],)"_ba + rest, "tools.0: Input should be an object"_ba);
    row("tool without name", R"({"tools":[{"input_schema":{}}],)"_ba + rest,
        "tools.0.custom.name: Field required"_ba);
    row("tool name number", R"({"tools":[{"name":1}],)"_ba + rest,
        "tools.0.name: Input should be a valid string"_ba);
    row("tool_choice string", R"({"tool_choice":"auto",)"_ba + rest,
        "tool_choice: Input should be an object"_ba);
    row("thinking bool", R"({"thinking":true,)"_ba + rest, "thinking: Input should be an object"_ba);
    row("stop_sequences string", R"({"stop_sequences":"x",)"_ba + rest,
        "stop_sequences: Input should be a valid list"_ba);
    row("stream string", R"({"stream":"yes",)"_ba + rest, "stream: Input should be a valid boolean"_ba);
    row("temperature string", R"({"temperature":"hot",)"_ba + rest,
        "temperature: Input should be a valid number"_ba);
    row("temperature high", R"({"temperature":2.1,)"_ba + rest, "temperature: range: 0..1"_ba);
    row("temperature low", R"({"temperature":-1e400,)"_ba + rest, "temperature: range: 0..1"_ba);
    row("account number", R"({"account":7,)"_ba + rest, "account: Input should be a valid string"_ba);
    row("thread continued", R"({"thread":{"type":"continue","previous_message_id":"msg_1"},)"_ba + rest,
        "thread: Conversations are not kept here. Send the whole of it."_ba);
    row("thread begun", R"({"thread":{"type":"create"},)"_ba + rest, {});
    row("all is well", R"({"betas":["x"],"unheard_of":[[]],)"_ba + rest, {});
}

void AnthropicChecksTest::errors()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, message);
    const RequestError error = errorOf(body.toStdString());
    QCOMPARE(QByteArray::fromStdString(error.message), message);
    const QByteArray param = QByteArray::fromStdString(error.param);
    QVERIFY(param.isEmpty() || message.startsWith(param + ": "_ba));
}

void AnthropicChecksTest::counting_needs_no_limit()
{
    const std::string body = R"({"model":"m","messages":[{"role":"user","content":"hi"}]})";
    QCOMPARE(errorOf(body).message, std::string("max_tokens: Field required"));
    QVERIFY(errorOf(body, AnthropicRequest::Purpose::Count).message.empty());
    QCOMPARE(errorOf(R"({"model":"m"})", AnthropicRequest::Purpose::Count).message,
        std::string("messages: Field required"));
}

QTEST_APPLESS_MAIN(AnthropicChecksTest)
#include "tst_anthropicchecks.moc"
