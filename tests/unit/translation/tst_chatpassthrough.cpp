// Defects measured in other proxies for this service, each as a test.

#include "chatbodies.h"

#include <QTest>

using namespace qiao::translation;
using namespace chatbodies;

class ChatPassThroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void temperature_zero_is_kept();
    void sampling_zeros_are_kept_and_no_defaults_are_added();
    void stop_seed_n_and_penalties_reach_upstream();
    void images_survive_on_the_portal();
    void user_parts_are_not_flattened();
    void response_format_reaches_upstream();
    void reasoning_effort_is_read();
    void max_tokens_is_clamped_for_every_model();
    void tool_role_and_null_content_are_accepted();
    void more_than_a_hundred_messages_and_ten_tools_are_accepted();
    void only_the_system_message_gets_cache_control();
};

void ChatPassThroughTest::temperature_zero_is_kept()
{
    for (const char *zero : {"0", "0.0", "0e5"}) {
        const std::string body = bodyWith(std::string(R"(,"temperature":)") + zero);
        QCOMPARE(sent(body, Service::DashScope), body);
        QVERIFY(sent(body, Service::Portal).ends_with(std::string(R"(,"temperature":)") + zero + '}'));
    }
}

void ChatPassThroughTest::sampling_zeros_are_kept_and_no_defaults_are_added()
{
    const std::string body = bodyWith(R"(,"top_p":0,"top_k":0,"max_tokens":0,"repetition_penalty":0)");
    QCOMPARE(sent(body, Service::DashScope), body);
    QCOMPARE(sent(bodyWith({}), Service::DashScope), bodyWith({}));
}

void ChatPassThroughTest::stop_seed_n_and_penalties_reach_upstream()
{
    const std::string fields =
        R"(,"stop":["a","b"],"seed":7,"n":2,"presence_penalty":-0.5,"frequency_penalty":1.50)"
        R"(,"user":"u","logprobs":true,"logit_bias":{"1":-1},"parallel_tool_calls":true)"
        R"(,"metadata":{"k":"v"},"max_completion_tokens":5})";
    for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
        QVERIFY(sent(bodyWith(fields.substr(0, fields.size() - 1)), service).ends_with(fields));
    }
}

void ChatPassThroughTest::images_survive_on_the_portal()
{
    const std::string image =
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}})";
    const std::string message = R"({"role":"user","content":[{"type":"text","text":"what?"},)" + image + "]}";
    const std::string out = sent(R"({"model":"vision-model","messages":[)" + message + "]}", Service::Portal);
    QVERIFY(out.ends_with("," + message + "]}"));
}

void ChatPassThroughTest::user_parts_are_not_flattened()
{
    const std::string message =
        R"({"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]})";
    const std::string out = sent(R"({"model":"coder-model","messages":[)" + message + "]}", Service::Portal);
    QVERIFY(out.ends_with("," + message + "]}"));
}

void ChatPassThroughTest::response_format_reaches_upstream()
{
    const std::string format =
        R"(,"response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,)"
        R"("schema":{"type":"object","properties":{"b":{},"a":{}}}}}})";
    QVERIFY(sent(bodyWith(format.substr(0, format.size() - 1)), Service::Portal).ends_with(format));
}

void ChatPassThroughTest::reasoning_effort_is_read()
{
    const std::string out = sent(bodyWith(R"(,"reasoning_effort":"low")", "coder-model"), Service::Portal);
    QVERIFY(out.ends_with(R"(,"enable_thinking":true,"thinking_budget":1024})"));
}

void ChatPassThroughTest::max_tokens_is_clamped_for_every_model()
{
    for (const Service service : {Service::Portal, Service::DashScope}) {
        for (const std::string_view model : {"coder-model", "vision-model", "qwen3-coder-plus",
                 "qwen3-coder-flash", "qwen3.7-plus", "qwen3.8-max", "qwen3-max", "qwen3-vl-plus",
                 "qwen-plus", "deepseek-v4-pro", "glm-5.2", "kimi-k2.5", "MiniMax-M2.5"}) {
            const auto limit = ruleForModel(model).outputTokens;
            QVERIFY2(limit, std::string(model).c_str());
            const std::string body = bodyWith(R"(,"max_tokens":9999999)", std::string(model));
            const std::string expected = R"("max_tokens":)" + std::to_string(*limit);
            QVERIFY2(sent(body, service).find(expected) != std::string::npos, std::string(model).c_str());
        }
    }
}

void ChatPassThroughTest::tool_role_and_null_content_are_accepted()
{
    const std::string body =
        R"({"model":"qwen3-max","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":null,)"
        R"("tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},)"
        R"({"role":"tool","tool_call_id":"c","content":[{"type":"text","text":"ok"}]},)"
        R"({"role":"function","name":"f","content":"ok"}]})";
    QCOMPARE(sent(body, Service::DashScope), body);
}

void ChatPassThroughTest::more_than_a_hundred_messages_and_ten_tools_are_accepted()
{
    std::string messages = R"({"role":"user","content":"hi"})";
    std::string tools = R"({"type":"function","function":{"name":"f"}})";
    const std::string message = messages;
    const std::string tool = tools;
    for (int i = 0; i < 300; ++i) {
        messages += "," + message;
        tools += "," + tool;
    }
    const std::string body =
        R"({"model":"qwen3-max","messages":[)" + messages + R"(],"tools":[)" + tools + "]}";
    QCOMPARE(sent(body, Service::DashScope), body);
}

void ChatPassThroughTest::only_the_system_message_gets_cache_control()
{
    const std::string out = sent(R"({"model":"coder-model","messages":[{"role":"system","content":"s"},)"
                                 R"({"role":"user","content":"a"},{"role":"assistant","content":"b"}]})",
        Service::Portal);
    QCOMPARE(out.find("cache_control"), out.rfind("cache_control"));
    QVERIFY(out.find("You are") == std::string::npos);
}

QTEST_APPLESS_MAIN(ChatPassThroughTest)
#include "tst_chatpassthrough.moc"
