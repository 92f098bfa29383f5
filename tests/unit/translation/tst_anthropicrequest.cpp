#include "anthropicbodies.h"
#include "support/chatbodyrules.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace anthropicbodies;

namespace {

/// Leaves \a actual beside the fixture and shows where the two part.
void reportDifference(const QString &name, const std::string &expected, const std::string &actual)
{
    QFile file(dataFolder().filePath(name + u".fail"_s));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(actual.data(), static_cast<qint64>(actual.size()));
    }
    const auto [left, right] = std::ranges::mismatch(expected, actual);
    const auto at = static_cast<std::size_t>(left - expected.begin());
    const std::size_t from = at > 40 ? at - 40 : 0;
    qWarning("they part at byte %zu\n  expected …%s\n  actual   …%s", at, expected.substr(from, 160).c_str(),
        actual.substr(from, 160).c_str());
}

QStringList cases()
{
    QStringList names = dataFolder().entryList({u"*.in.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(8);
    }
    return names;
}

RequestError errorOf(
    std::string_view body, AnthropicRequest::Purpose purpose = AnthropicRequest::Purpose::Messages)
{
    const auto request = AnthropicRequest::parse(body, purpose);
    return request ? RequestError{} : request.error();
}

const std::string hello = R"([{"role":"user","content":"hi"}])";

} // namespace

class AnthropicRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void what_is_sent_needs_no_more_changes();
    void errors_data();
    void errors();
    void what_the_client_asked_for();
    void counting_needs_no_limit();
    void a_request_can_be_prepared_for_one_account_after_another();
    void a_service_that_speaks_it_gets_the_request_itself();
    void a_dialect_has_its_request();
    void the_client_gets_its_own_tool_names_back();
    void a_prompt_grows_at_its_end();
};

void AnthropicRequestTest::fixtures_data()
{
    QTest::addColumn<QString>("name");
    QVERIFY(cases().size() > 150);
    for (const QString &name : cases()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void AnthropicRequestTest::fixtures()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const std::string body = readFile(folder.filePath(name + u".in.json"_s));
    const std::string out = readFile(folder.filePath(name + u".out.json"_s));
    const Expectation expected = readExpectation(folder.filePath(name + u".expect.json"_s));

    const auto request = AnthropicRequest::parse(body, expected.purpose);
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    const PreparedRequest prepared = request->prepare(expected.rules());
    if (prepared.body != out) {
        reportDifference(name, out, prepared.body);
    }
    QVERIFY(prepared.body == out);
    QVERIFY(prepared.api == PreparedRequest::Api::ChatCompletions);
    QVERIFY(!prepared.unchanged && prepared.streamUpstream && prepared.answer);
    QCOMPARE(prepared.model, expected.model);
    std::vector<std::string> noted;
    for (const Change &change : prepared.changes) {
        QVERIFY(!change.why.empty());
        noted.push_back(change.what);
    }
    QCOMPARE(noted, expected.changes);
}

void AnthropicRequestTest::what_is_sent_needs_no_more_changes()
{
    for (const QString &name : cases()) {
        const Expectation expected = readExpectation(dataFolder().filePath(name + u".expect.json"_s));
        const std::string out = readFile(dataFolder().filePath(name + u".out.json"_s));
        const std::string broken = chatbodyrules::broken(out);
        QVERIFY2(broken.empty(), qPrintable(name + u": "_s + QString::fromStdString(broken)));
        ServiceRules rules = expected.rules();
        rules.aliases = {}; // the model has its name already
        QVERIFY2(!chatbodyrules::needsMore(out, rules), qPrintable(name));
    }
}

void AnthropicRequestTest::errors_data()
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
    row("all is well", R"({"betas":["x"],"unheard_of":[[]],)"_ba + rest, {});
}

void AnthropicRequestTest::errors()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, message);
    const RequestError error = errorOf(body.toStdString());
    QCOMPARE(QByteArray::fromStdString(error.message), message);
    const QByteArray param = QByteArray::fromStdString(error.param);
    QVERIFY(param.isEmpty() || message.startsWith(param + ": "_ba));
}

void AnthropicRequestTest::what_the_client_asked_for()
{
    const std::string body = bodyWith(hello, R"(,"stream":true,"account":"w\u006frk")");
    const auto request = AnthropicRequest::parse(body);
    QVERIFY(request->dialect() == Dialect::Anthropic && request->stream());
    QCOMPARE(request->account(), std::string("work"));
    QCOMPARE(request->model(), std::string("qwen3-coder-plus"));
    QVERIFY(request->body() == body && request->root().raw() == body);
    const std::string plain = bodyWith(hello, R"(,"account":null)");
    const auto other = AnthropicRequest::parse(plain);
    QVERIFY(!other->stream() && other->account().empty());
}

void AnthropicRequestTest::counting_needs_no_limit()
{
    const std::string body = R"({"model":"m","messages":)" + hello + '}';
    QCOMPARE(errorOf(body).message, std::string("max_tokens: Field required"));
    QVERIFY(errorOf(body, AnthropicRequest::Purpose::Count).message.empty());
    QCOMPARE(errorOf(R"({"model":"m"})", AnthropicRequest::Purpose::Count).message,
        std::string("messages: Field required"));
}

void AnthropicRequestTest::a_request_can_be_prepared_for_one_account_after_another()
{
    const std::string body = bodyWith(hello, {}, "claude-opus-5-5");
    auto parsed = AnthropicRequest::parse(body);
    // moved about, as a request is on its way through a server
    const AnthropicRequest request = std::move(*parsed);
    const auto portalAliases = aliasesOf(Service::Portal);
    const auto keyAliases = aliasesOf(Service::DashScope);
    QCOMPARE(request.prepare({Service::Portal, portalAliases}).model, std::string("coder-model"));
    QCOMPARE(request.prepare({Service::DashScope, keyAliases}).model, std::string("qwen3.7-plus"));
    QCOMPARE(request.prepare({Service::Other, {}}).model, std::string("claude-opus-5-5"));
}

void AnthropicRequestTest::a_service_that_speaks_it_gets_the_request_itself()
{
    const auto aliases = aliasesOf(Service::DashScope);
    ServiceRules rules{.service = Service::DashScope, .aliases = aliases, .speaksMessages = true};
    const std::string body = bodyWith(hello, {}, "claude-opus-5-5");
    const PreparedRequest native = AnthropicRequest::parse(body)->prepare(rules);
    QVERIFY(native.api == PreparedRequest::Api::Messages);
    QCOMPARE(native.model, std::string("qwen3.7-plus"));

    const std::string search =
        bodyWith(hello, R"(,"tools":[{"type":"web_search_20250305","name":"web_search"}])");
    const PreparedRequest chat = AnthropicRequest::parse(search)->prepare(rules);
    QVERIFY(chat.api == PreparedRequest::Api::ChatCompletions);
    QCOMPARE(chat.changes.front().what, std::string("translated to chat completions"));

    const std::string unknown = bodyWith(hello, {}, "mistral-large");
    rules.fallbackModel = "qwen3-max";
    const PreparedRequest fallback = AnthropicRequest::parse(unknown)->prepare(rules);
    QVERIFY(fallback.api == PreparedRequest::Api::Messages);
    QVERIFY(std::ranges::any_of(fallback.changes, [](const Change &change) {
        return change.what == "model: mistral-large → qwen3-max"
            && change.why == "the service does not know that model; this is the default";
    }));
}

void AnthropicRequestTest::a_dialect_has_its_request()
{
    const std::string body = bodyWith(hello);
    QVERIFY((*parseApiRequest(Dialect::Anthropic, body))->dialect() == Dialect::Anthropic);
    QVERIFY((*parseApiRequest(Dialect::OpenAi, body))->dialect() == Dialect::OpenAi);
    QCOMPARE(parseApiRequest(Dialect::Anthropic, "{}").error().message, std::string("model: Field required"));
}

void AnthropicRequestTest::the_client_gets_its_own_tool_names_back()
{
    const std::string name = "mcp__server__" + std::string(80, 'x');
    const std::string body = bodyWith(hello, R"(,"tools":[{"name":")" + name + R"("}])", "claude-x[1m]");
    const auto aliases = aliasesOf(Service::DashScope);
    const PreparedRequest prepared = AnthropicRequest::parse(body)->prepare({Service::DashScope, aliases});
    const std::size_t at = prepared.body.find(R"("name":"mcp__server__)") + 8;
    const std::string sent = prepared.body.substr(at, prepared.body.find('"', at) - at);
    QCOMPARE(sent.size(), std::size_t(64));

    const auto stream = prepared.answer->stream({.messageId = "msg_1"});
    std::string out;
    stream->feed(
        R"(data: {"choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"call_1",)"
        R"("type":"function","function":{"name":")"
            + sent + R"(","arguments":"{}"}}]}}]})" + "\n\ndata: [DONE]\n\n",
        out);
    QVERIFY(out.find('"' + name + '"') != std::string::npos);
    QVERIFY(out.find(R"("model":"claude-x[1m]")") != std::string::npos);
    QVERIFY(out.find(sent) == std::string::npos);
}

void AnthropicRequestTest::a_prompt_grows_at_its_end()
{
    // what the service kept of one turn is of use in the next only while nothing before its end changes
    const std::vector<std::string> turns{R"({"role":"user","content":[{"type":"text","text":"go"}]})",
        R"({"role":"system","content":"one"})",
        R"({"role":"assistant","content":[{"type":"tool_use","id":"a","name":"R","input":{}}]})",
        R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"x"}]})",
        R"({"role":"system","content":"two"})", R"({"role":"assistant","content":"done"})",
        R"({"role":"system","content":"three"})", R"({"role":"assistant","content":"more"})",
        R"({"role":"user","content":"next"})"};
    std::string messages;
    std::string before;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        messages += (messages.empty() ? "" : ",") + turns[i];
        if (i + 1 < turns.size() && turns[i + 1].find("assistant") == std::string::npos) {
            continue; // the client sends what comes before an answer
        }
        const std::string body = bodyWith('[' + messages + ']');
        std::string sent = AnthropicRequest::parse(body)->prepare({Service::DashScope, {}}).body;
        sent.resize(sent.find("],\"max_tokens\""));
        QVERIFY2(sent.starts_with(before), (before + "\n" + sent).c_str());
        if (turns[i].find("assistant") == std::string::npos) {
            before = sent;
        }
    }
}

QTEST_APPLESS_MAIN(AnthropicRequestTest)
#include "tst_anthropicrequest.moc"
