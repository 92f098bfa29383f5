#include "anthropicbodies.h"
#include "support/chatbodyrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace anthropicbodies;
using requestfixtures::aliasesOf;

namespace {

const std::string hello = R"([{"role":"user","content":"hi"}])";

} // namespace

class AnthropicRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void what_is_sent_needs_no_more_changes();
    void what_the_client_asked_for();
    void a_request_can_be_prepared_for_one_account_after_another();
    void a_service_that_speaks_it_gets_the_request_itself();
    void a_dialect_has_its_request();
    void the_client_gets_its_own_tool_names_back();
    void a_prompt_grows_at_its_end();
};

void AnthropicRequestTest::fixtures_data()
{
    const QStringList cases = requestfixtures::casesIn(dataFolder());
    QVERIFY(cases.size() > 150);
    requestfixtures::addCases(cases);
}

void AnthropicRequestTest::fixtures()
{
    QFETCH(const QString, name);
    const QDir folder = dataFolder();
    const std::string body = readFixtureFile(folder.filePath(name + u".in.json"_s));
    const std::string out = readFixtureFile(folder.filePath(name + u".out.json"_s));
    const Expectation expected = readExpectation(folder.filePath(name + u".expect.json"_s));

    const auto request = AnthropicRequest::parse(body, expected.purpose);
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    const PreparedRequest prepared = request->prepare(expected.rules());
    QVERIFY(requestfixtures::isSame(folder, name, out, prepared.body));
    QVERIFY(prepared.api == PreparedRequest::Api::ChatCompletions);
    QVERIFY(!prepared.unchanged && prepared.streamUpstream && prepared.answer);
    QCOMPARE(prepared.model, expected.model);
    QCOMPARE(requestfixtures::notedIn(prepared), expected.changes);
}

void AnthropicRequestTest::what_is_sent_needs_no_more_changes()
{
    for (const QString &name : requestfixtures::casesIn(dataFolder())) {
        const Expectation expected = readExpectation(dataFolder().filePath(name + u".expect.json"_s));
        const std::string out = readFixtureFile(dataFolder().filePath(name + u".out.json"_s));
        const std::string broken = chatbodyrules::broken(out);
        QVERIFY2(broken.empty(), qPrintable(name + u": "_s + QString::fromStdString(broken)));
        ServiceRules rules = expected.rules();
        rules.aliases = {}; // the model has its name already
        QVERIFY2(!chatbodyrules::needsMore(out, rules), qPrintable(name));
    }
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
