#include "translation/models/modelrules.h"

#include <QTest>

using namespace qiao::translation;

class ModelRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wildcards();
    void an_alias_is_one_step();
    void real_ids_are_never_aliased();
    void an_empty_target_keeps_the_id();
    void the_users_rules_come_first();
    void other_makers_ids_go_to_the_default();
    void limits();
    void thinking();
    void some_models_only_stream();
    void other_servers_ids_have_no_rule();
    void hosts();
};

void ModelRulesTest::wildcards()
{
    QVERIFY(matchesWildcard("claude-*", "claude-sonnet-4-5"));
    QVERIFY(matchesWildcard("Claude-*", "CLAUDE-"));
    QVERIFY(!matchesWildcard("claude-*", "my-claude-3"));
    QVERIFY(matchesWildcard("*haiku*", "claude-haiku"));
    QVERIFY(matchesWildcard("a*b*c", "a-b-b-c"));
    QVERIFY(!matchesWildcard("a*b*c", "a-b-b-c-d"));
    QVERIFY(matchesWildcard("*", ""));
    QVERIFY(matchesWildcard("**", "x"));
    QVERIFY(!matchesWildcard("", "x"));
    QVERIFY(matchesWildcard("", ""));
    QVERIFY(!matchesWildcard("qwen3.?", "qwen3.5"));
    QVERIFY(!matchesWildcard(std::string(40, '*') + "b", std::string(100'000, 'a')));
    QVERIFY(!matchesWildcard("a*a*a*a*a*a*a*b", std::string(2'000, 'a')));
}

void ModelRulesTest::an_alias_is_one_step()
{
    const std::vector<AliasRule> rules{{"a", "b"}, {"b", "c"}};
    QCOMPARE(resolveAlias("a", rules, {}), std::string("b"));
    QCOMPARE(resolveAlias("b", rules, {}), std::string("c"));
    QCOMPARE(resolveAlias("d", rules, {}), std::string("d"));
}

void ModelRulesTest::real_ids_are_never_aliased()
{
    const std::vector<AliasRule> rules{{"vision-model", "coder-model"}, {"*", "coder-model"}};
    const std::vector<std::string> realIds{"coder-model", "vision-model"};
    QCOMPARE(resolveAlias("vision-model", rules, realIds), std::string("vision-model"));
    QCOMPARE(resolveAlias("Vision-Model", rules, realIds), std::string("Vision-Model"));
    QCOMPARE(resolveAlias("gpt-9", rules, realIds), std::string("coder-model"));
}

void ModelRulesTest::an_empty_target_keeps_the_id()
{
    const std::vector<AliasRule> rules{{"gpt-4o", ""}, {"gpt-*", "b"}};
    QCOMPARE(resolveAlias("gpt-4o", rules, {}), std::string("gpt-4o"));
    QCOMPARE(resolveAlias("gpt-5", rules, {}), std::string("b"));
}

void ModelRulesTest::the_users_rules_come_first()
{
    const std::vector<AliasRule> own{{"claude-haiku*", "qwen3.6-flash"}};
    const auto rules = effectiveAliases(Service::DashScope, "qwen3.7-plus", own);
    QCOMPARE(rules.front(), own.front());
    QCOMPARE(rules.size(), own.size() + defaultAliases(Service::DashScope, "qwen3.7-plus").size());
    QCOMPARE(resolveAlias("claude-haiku-4", rules, {}), std::string("qwen3.6-flash"));
    QCOMPARE(resolveAlias("claude-opus-4", rules, {}), std::string("qwen3.7-plus"));
    QCOMPARE(effectiveAliases(Service::Other, {}, own), own);
}

void ModelRulesTest::other_makers_ids_go_to_the_default()
{
    for (const Service service : {Service::Portal, Service::DashScope}) {
        const auto aliases = defaultAliases(service, "that-one");
        for (const std::string_view asked : {"claude-sonnet-4-5", "gpt-4o", "gpt-5.1-codex"}) {
            QCOMPARE(resolveAlias(asked, aliases, {}), std::string("that-one"));
        }
        QVERIFY(defaultAliases(service, {}).empty());
    }
    const auto key = defaultAliases(Service::DashScope, "that-one");
    QCOMPARE(resolveAlias("gpt-oss-120b", key, {}), std::string("gpt-oss-120b"));
    QCOMPARE(resolveAlias("qwen3.6-plus", key, {}), std::string("qwen3.6-plus"));
    QCOMPARE(resolveAlias("qwen3.6-plus", defaultAliases(Service::Portal, "that-one"), {}),
        std::string("that-one"));
}

void ModelRulesTest::limits()
{
    const auto output = [](std::string_view model) { return ruleForModel(model).outputTokens.value_or(-1); };
    QCOMPARE(output("coder-model"), 65'536);
    QCOMPARE(output("vision-model"), 32'768);
    QCOMPARE(output("qwen3.5-plus"), 65'536);
    QCOMPARE(output("qwen3.8-max-preview"), 65'536);
    QCOMPARE(output("qwen3-coder-plus"), 32'768);
    QCOMPARE(output("qwen3-coder-flash"), 32'768);
    QCOMPARE(output("qwen3-vl-plus"), 32'768);
    QCOMPARE(output("qwen-anything"), 32'768);
    QCOMPARE(output("glm-5.2"), 131'072);
    QCOMPARE(output("glm-4.7"), 16'384);
    QCOMPARE(output("MiniMax-M2.5"), 65'536);
    QCOMPARE(output("deepseek-v4-pro"), 393'216);
    QCOMPARE(output("deepseek-v3.2"), -1);
    QCOMPARE(output("llama"), -1);
    QCOMPARE(ruleForModel("qwen3-coder-plus").contextTokens.value_or(-1), 1'000'000);
    QCOMPARE(ruleForModel("qwen3-coder-next").contextTokens.value_or(-1), 262'144);
    QVERIFY(!ruleForModel("llama").contextTokens);
}

void ModelRulesTest::thinking()
{
    const auto takes = [](std::string_view model) { return ruleForModel(model).thinking; };
    for (const char *model :
        {"coder-model", "qwen3.5-plus", "qwen3.7-max", "qwen3-max", "qwen-plus-latest"}) {
        QVERIFY2(takes(model) == Thinking::Hybrid, model);
    }
    for (const char *model : {"qwen3.8-max", "qwen3.8-max-preview", "qwen3.8-flash"}) {
        QVERIFY2(takes(model) == Thinking::Tiered, model);
    }
    for (const char *model : {"qwen3-coder-plus", "qwen3-coder-next", "qwen2.5-coder-32b-instruct",
             "vision-model", "qwen-vl-max", "qwen3-vl-plus", "qwen3-30b-a3b-instruct-2507"}) {
        QVERIFY2(takes(model) == Thinking::None, model);
    }
    for (const char *model : {"glm-5", "kimi-k2.5", "qwen-long", "llama"}) {
        QVERIFY2(takes(model) == Thinking::Unknown, model);
    }
}

void ModelRulesTest::some_models_only_stream()
{
    for (const char *model : {"qwq-plus", "qvq-max", "qwen3-32b", "qwen3-235b-a22b", "qwen3-omni-flash",
             "qwen3-235b-a22b-thinking-2507"}) {
        QVERIFY2(ruleForModel(model).streamsOnly, model);
    }
    for (const char *model : {"coder-model", "qwen3-coder-plus", "qwen3.7-plus",
             "qwen3-30b-a3b-instruct-2507", "qwen3-coder-480b-a35b-instruct", "qwen3.5-397b-a17b", "llama"}) {
        QVERIFY2(!ruleForModel(model).streamsOnly, model);
    }
}

void ModelRulesTest::other_servers_ids_have_no_rule()
{
    QVERIFY(!ruleForModel("glm-5", Service::Other).outputTokens);
    QVERIFY(!ruleForModel("qwen/qwen3-max", Service::Other).outputTokens);
    QVERIFY(ruleForModel("qwen3-max", Service::Other).outputTokens);
    QVERIFY(ruleForModel("glm-5", Service::DashScope).outputTokens);
}

void ModelRulesTest::hosts()
{
    QVERIFY(serviceOfHost("portal.qwen.ai") == Service::Portal);
    for (const char *host :
        {"dashscope.aliyuncs.com", "coding-intl.dashscope.aliyuncs.com", "DashScope-US.Aliyuncs.com.",
            "token-plan.cn-beijing.maas.aliyuncs.com", "ws.eu-central-1.maas.aliyuncs.com"}) {
        QVERIFY2(serviceOfHost(host) == Service::DashScope, host);
    }
    for (const char *host : {"openrouter.ai", "evil-aliyuncs.com", "aliyuncs.com.evil.org", "api.z.ai", "",
             "notqwen.ai", "127.0.0.1", "localhost"}) {
        QVERIFY2(serviceOfHost(host) == Service::Other, host);
    }
}

QTEST_APPLESS_MAIN(ModelRulesTest)
#include "tst_modelrules.moc"
