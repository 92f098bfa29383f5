#include "anthropicbodies.h"
#include "oddconversations.h"
#include "support/chatbodyrules.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace qiao::translation;
using namespace anthropicbodies;
using requestfixtures::aliasesOf;

namespace {

/// The arguments of all calls in \a body.
std::vector<std::string> argumentsIn(const std::string &body)
{
    RawJson json;
    std::vector<std::string> all;
    const auto messages = json.parse(body) ? json.root().find("messages") : std::nullopt;
    for (auto message = messages ? messages->firstChild() : std::nullopt; message;
         message = message->nextSibling()) {
        const auto calls = message->find("tool_calls");
        for (auto call = calls ? calls->firstChild() : std::nullopt; call; call = call->nextSibling()) {
            all.push_back(call->find("function")->find("arguments")->string());
        }
    }
    return all;
}

} // namespace

class AnthropicConversationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatever_is_said_becomes_a_sound_chat();
    void inputs_arrive_as_they_were_written();
    void every_wrong_type_is_refused_or_served();
    void depth_costs_nothing();
};

void AnthropicConversationsTest::whatever_is_said_becomes_a_sound_chat()
{
    for (unsigned seed = 0; seed < 250; ++seed) {
        const std::string body = OddConversations(seed).body();
        const auto request = AnthropicRequest::parse(body);
        QVERIFY2(request, request ? "" : (request.error().message + ' ' + body).c_str());
        for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
            const auto aliases = aliasesOf(service);
            const PreparedRequest prepared = request->prepare({service, aliases});
            const std::string broken = chatbodyrules::broken(prepared.body);
            QVERIFY2(broken.empty(), (broken + "\n" + body + "\n" + prepared.body).c_str());
            QVERIFY2(!chatbodyrules::needsMore(prepared.body, {service, {}}),
                (body + "\n" + prepared.body).c_str());
        }
    }
}

void AnthropicConversationsTest::inputs_arrive_as_they_were_written()
{
    for (unsigned seed = 0; seed < 250; ++seed) {
        OddConversations writer(seed);
        const std::string body = writer.body();
        const auto sent = argumentsIn(AnthropicRequest::parse(body)->prepare({Service::Other, {}}).body);
        for (const std::string &arguments : sent) {
            QVERIFY(std::ranges::find(writer.inputs(), arguments) != writer.inputs().end());
        }
    }
}

void AnthropicConversationsTest::every_wrong_type_is_refused_or_served()
{
    const std::string good =
        R"({"model":"qwen3.7-plus","max_tokens":9,"system":[{"type":"text","text":"s"}],)"
        R"("tools":[{"name":"a","description":"d","input_schema":{"type":"object","properties":{}}}],)"
        R"("tool_choice":{"type":"tool","name":"a"},"thinking":{"type":"enabled","budget_tokens":1},)"
        R"("output_config":{"effort":"low","format":{"type":"json_schema","schema":{}}},"stop_sequences":["x"],)"
        R"("messages":[{"role":"user","content":[{"type":"text","text":"hi","cache_control":{}},)"
        R"({"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}},)"
        R"({"type":"document","title":"t","source":{"type":"content","content":[{"type":"text","text":"x"}]}}]},)"
        R"({"role":"assistant","content":[{"type":"thinking","thinking":"t"},{"type":"tool_use","id":"i","name":"a","input":{}},)"
        R"({"type":"server_tool_use","name":"w","input":{}},{"type":"w_tool_result","content":[{"title":"t"}]}]},)"
        R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"i","is_error":true,"content":[{"type":"tool_reference","tool_name":"a"}]}]},)"
        R"({"role":"system","content":"n","output_config":{"effort":"low"}}]})";
    RawJson json;
    QVERIFY(json.parse(good));
    int served = 0;
    const std::function<void(const RawJson::Value &)> replaceEach = [&](const RawJson::Value &value) {
        for (const char *other :
            {"null", "true", "7", "-1e400", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[{}]", "[null]"}) {
            const std::string body = good.substr(0, value.begin()) + other + good.substr(value.end());
            if (const auto request = AnthropicRequest::parse(body)) {
                const std::string sent = request->prepare({Service::DashScope, {}}).body;
                const std::string broken = chatbodyrules::broken(sent);
                QVERIFY2(broken.empty(), (broken + "\n" + body + "\n" + sent).c_str());
                ++served;
            }
        }
        for (auto child = value.firstChild(); child; child = child->nextSibling()) {
            replaceEach(*child);
        }
    };
    replaceEach(json.root());
    QVERIFY(served > 100);
}

void AnthropicConversationsTest::depth_costs_nothing()
{
    const std::string deep = std::string(500, '[') + std::string(500, ']');
    const std::string nested =
        bodyWith(R"([{"role":"assistant","content":[{"type":"x_tool_result","content":)" + deep
                + R"(},{"type":"tool_use","id":"a","name":"a","input":{"x":)" + deep
                + R"(}}]},{"role":"user","content":"hi"}])",
            R"(,"metadata":)" + deep + R"(,"tools":[{"name":"a","input_schema":{"properties":{"a":)" + deep
                + "}}}]");
    const auto request = AnthropicRequest::parse(nested);
    QVERIFY(request);
    QVERIFY(chatbodyrules::broken(request->prepare({Service::Other, {}}).body).empty());
    QVERIFY(!AnthropicRequest::parse(bodyWith(std::string(2'000'000, '['))));
}

QTEST_APPLESS_MAIN(AnthropicConversationsTest)
#include "tst_anthropicconversations.moc"
