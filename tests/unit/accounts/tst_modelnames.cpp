#include "accounts/modelnames.h"
#include "accounts/plans.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using translation::AliasRule;
using translation::Service;

/// Which models an account is known to open, and what a client's names for models become.
class TestModelNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlanServesOtherMakersModelsWithOneThatSees_data();
    void everyPlanServesOtherMakersModelsWithOneThatSees();
    void plansDiffer();
    void realIdsAreNeverAliased();
    void theAccountsListDecidesTheDefault();
    void tiersFollowThePlan_data();
    void tiersFollowThePlan();
    void aTierNeedsAModelThatTheAccountOpens();
    void theUserSetsTiers();
    void theUserFixesOneModelForAll();
    void everyOfferedModelHasAClaudeName();
    void anAddressForAnthropicMeansThatTheServiceSpeaksIt();
    void kindsDecideTheService_data();
    void kindsDecideTheService();

private:
    static std::string resolved(const ModelNames &names, std::string_view model)
    {
        return translation::resolveAlias(model, names.aliases, names.realIds);
    }
};

void TestModelNames::everyPlanServesOtherMakersModelsWithOneThatSees_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("model");
    const auto row = [](const char *name, AccountKind kind, const QString &model) {
        QTest::newRow(name) << int(kind) << model;
    };
    row("Qwen sign-in", AccountKind::QwenSignIn, u"coder-model"_s);
    row("Coding Plan", AccountKind::CodingPlan, u"qwen3.7-plus"_s);
    row("Token Plan", AccountKind::TokenPlan, u"qwen3.7-plus"_s);
    row("Model Studio", AccountKind::ModelStudio, u"qwen3.7-plus"_s);
    row("ModelScope", AccountKind::ModelScope, QString());
    row("OpenRouter", AccountKind::OpenRouter, QString());
    row("Custom", AccountKind::Custom, QString());
}

void TestModelNames::everyPlanServesOtherMakersModelsWithOneThatSees()
{
    QFETCH(int, kind);
    QFETCH(QString, model);
    const Account account{.kind = AccountKind(kind)};
    QCOMPARE(defaultModel(account), model);
    const ModelNames names = modelNames(account, {}, {});
    for (const std::string asked : {"claude-sonnet-4", "claude-new-1", "claude-fable-5-2", "gpt-5.1-codex"}) {
        QCOMPARE(resolved(names, asked), model.isEmpty() ? asked : model.toStdString());
    }
    QCOMPARE(QString::fromStdString(names.fallbackModel), model);
    QVERIFY(model.isEmpty() ? names.aliases.empty() : translation::ruleForModel(model.toStdString()).vision);
    // every id of the plan has limits
    for (const QString &id : knownModels(account)) {
        QVERIFY2(
            translation::ruleForModel(id.toStdString()).contextTokens || id == u"qwq-plus"_s, qPrintable(id));
    }
}

void TestModelNames::plansDiffer()
{
    const auto opens = [](AccountKind kind, const QString &model) {
        return knownModels({.kind = kind}).contains(model);
    };
    QVERIFY(opens(AccountKind::CodingPlan, u"qwen3-coder-next"_s));
    QVERIFY(!opens(AccountKind::CodingPlan, u"qwen3.7-max"_s));
    QVERIFY(opens(AccountKind::TokenPlan, u"qwen3.7-max"_s));
    QVERIFY(!opens(AccountKind::TokenPlan, u"qwen3-coder-plus"_s));
    QVERIFY(opens(AccountKind::QwenSignIn, u"vision-model"_s));
    QVERIFY(!opens(AccountKind::ModelStudio, u"vision-model"_s));
}

void TestModelNames::realIdsAreNeverAliased()
{
    const std::vector<AliasRule> everything{{"*", "qwen-plus"}};
    const Account account{.kind = AccountKind::CodingPlan, .models = {u"claude-of-theirs"_s}};
    const ModelNames names = modelNames(account, {u"gpt-listed-since"_s}, {.aliases = everything});
    for (const char *id : {"qwen3.7-plus", "Glm-5", "claude-of-theirs", "gpt-listed-since"}) {
        QCOMPARE(resolved(names, id), std::string(id));
    }
    QCOMPARE(resolved(names, "claude-opus-4"), std::string("qwen-plus"));
    QCOMPARE(resolved(names, "qwen3.7-max"), std::string("qwen-plus"));
    QCOMPARE(knownModels(account).first(), u"claude-of-theirs"_s);
    QCOMPARE(knownModels({.kind = AccountKind::CodingPlan, .models = {u"glm-5"_s}}).count(u"glm-5"_s), 1);
}

void TestModelNames::theAccountsListDecidesTheDefault()
{
    const auto of = [](const QStringList &models) {
        return defaultModel({.kind = AccountKind::TokenPlan, .models = models});
    };
    QCOMPARE(of({}), u"qwen3.7-plus"_s);
    QCOMPARE(of({u"glm-5.2"_s, u"qwen3.7-plus"_s}), u"qwen3.7-plus"_s);
    // the first of the plan's that sees, not the first of the list
    QCOMPARE(of({u"glm-5.2"_s, u"qwen3.6-plus"_s, u"qwen3.8-max"_s}), u"qwen3.8-max"_s);
    QCOMPARE(of({u"text-embedding-v4"_s}), u"qwen3.7-plus"_s);
    QCOMPARE(defaultModel({.kind = AccountKind::OpenRouter, .models = {u"qwen/qwen3-vl"_s}}), QString());
}

void TestModelNames::tiersFollowThePlan_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("haiku");
    QTest::addColumn<QString>("opus");
    const auto row = [](const char *name, AccountKind kind, const QString &haiku, const QString &opus) {
        QTest::newRow(name) << int(kind) << haiku << opus;
    };
    row("Qwen sign-in", AccountKind::QwenSignIn, u"coder-model"_s, u"coder-model"_s);
    row("Coding Plan", AccountKind::CodingPlan, u"qwen3.7-plus"_s, u"qwen3.7-plus"_s);
    row("Token Plan", AccountKind::TokenPlan, u"qwen3.6-flash"_s, u"qwen3.8-max"_s);
    row("Model Studio", AccountKind::ModelStudio, u"qwen3.8-flash"_s, u"qwen3.8-max"_s);
}

void TestModelNames::tiersFollowThePlan()
{
    QFETCH(int, kind);
    QFETCH(QString, haiku);
    QFETCH(QString, opus);
    const ModelNames names = modelNames({.kind = AccountKind(kind)}, {}, {});
    for (const char *asked : {"claude-haiku-4-5", "claude-3-5-haiku-20241022", "claude-haiku-5-5"}) {
        QCOMPARE(QString::fromStdString(resolved(names, asked)), haiku);
    }
    QCOMPARE(QString::fromStdString(resolved(names, "claude-opus-5-5")), opus);
    QCOMPARE(QString::fromStdString(resolved(names, "claude-3-opus-latest")), opus);
}

void TestModelNames::aTierNeedsAModelThatTheAccountOpens()
{
    const Account account{.kind = AccountKind::TokenPlan, .models = {u"qwen3.7-plus"_s, u"qwen3.6-flash"_s}};
    ModelNames names = modelNames(account, {}, {});
    QCOMPARE(resolved(names, "claude-opus-5-5"), std::string("qwen3.7-plus"));
    QCOMPARE(resolved(names, "claude-haiku-5-5"), std::string("qwen3.6-flash"));
    names = modelNames(account, {u"qwen3.8-max"_s}, {});
    QCOMPARE(resolved(names, "claude-opus-5-5"), std::string("qwen3.8-max"));
}

void TestModelNames::theUserSetsTiers()
{
    const ModelPreferences preferences{.aliases = {{"claude-haiku-4*", "qwen-turbo"}},
        .tiers = {
            .haiku = u"my-small"_s, .sonnet = u"my-middle"_s, .opus = u"my-large"_s, .other = u"my-other"_s}};
    for (const AccountKind kind : {AccountKind::TokenPlan, AccountKind::Custom}) {
        const ModelNames names = modelNames({.kind = kind}, {}, preferences);
        QCOMPARE(resolved(names, "claude-haiku-4-5"), std::string("qwen-turbo"));
        QCOMPARE(resolved(names, "claude-3-haiku"), std::string("my-small"));
        QCOMPARE(resolved(names, "claude-sonnet-5"), std::string("my-middle"));
        QCOMPARE(resolved(names, "claude-opus-5-5"), std::string("my-large"));
        QCOMPARE(resolved(names, "claude-fable-5-2"), std::string("my-other"));
        QCOMPARE(resolved(names, "gpt-5"), std::string("my-other"));
        QCOMPARE(names.fallbackModel, std::string("my-other"));
    }
}

void TestModelNames::theUserFixesOneModelForAll()
{
    Settings settings;
    settings.clientModel = u"qwen3-coder-plus"_s;
    settings.aliases = {{u"gpt-*"_s, u"qwen3.7-plus"_s}};
    const ModelNames names = modelNames({.kind = AccountKind::CodingPlan}, {}, modelPreferences(settings));
    const translation::ServiceRules rules = names.rules();
    for (const std::string_view asked : {"claude-opus-4-5", "gpt-5.1", "qwen3.7-plus", "no-such-model"}) {
        QCOMPARE(translation::resolveAlias(asked, rules.aliases, rules.realIds), "qwen3-coder-plus");
    }
    QVERIFY(!names.realIds.empty()); // clients are still offered what there is
}

void TestModelNames::everyOfferedModelHasAClaudeName()
{
    QCOMPARE(claudeName(u"qwen3-max"_s), u"claude-qwen3-max"_s);
    for (const QString &none : {u"claude-x"_s, u"my-Claude"_s, u"anthropic/x"_s, u"gpt-*"_s}) {
        QCOMPARE(claudeName(none), QString());
    }
    const ModelPreferences preferences{
        .aliases = {{"claude-glm-5", "kimi-k2.5"}, {"claude-*", "qwen-turbo"}, {"mine", "glm-5"}}};
    const ModelNames names = modelNames({.kind = AccountKind::CodingPlan}, {u"listed-since"_s}, preferences);
    for (const QString &id :
        knownModels({.kind = AccountKind::CodingPlan}) + QStringList{u"listed-since"_s}) {
        const std::string expected = id == u"glm-5"_s ? "kimi-k2.5" : id.toStdString();
        QCOMPARE(resolved(names, claudeName(id).toStdString()), expected);
    }
    QCOMPARE(resolved(names, "claude-mine"), std::string("glm-5"));
    QCOMPARE(resolved(names, "claude-sonnet-4"), std::string("qwen-turbo"));
    QCOMPARE(names.aliasIds, (std::vector<std::string>{"claude-glm-5", "mine"}));
}

void TestModelNames::anAddressForAnthropicMeansThatTheServiceSpeaksIt()
{
    Account account{.kind = AccountKind::ModelStudio};
    QVERIFY(!modelNames(account, {}, {}).rules().speaksMessages);
    account.anthropicBaseUrl = QUrl(u"https://dashscope.aliyuncs.com/apps/anthropic"_s);
    const ModelNames names = modelNames(account, {}, {});
    QVERIFY(names.rules().speaksMessages);
    QCOMPARE(names.rules().fallbackModel, std::string_view("qwen3.7-plus"));
    Settings settings;
    settings.anthropicPath = AnthropicPath::Translate;
    QVERIFY(!modelNames(account, {}, modelPreferences(settings)).rules().speaksMessages);
}

void TestModelNames::kindsDecideTheService_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("service");
    const auto row = [](const char *name, AccountKind kind, const QString &url, Service service) {
        QTest::newRow(name) << int(kind) << url << int(service);
    };
    row("sign-in", AccountKind::QwenSignIn, u"http://127.0.0.1:9/v1"_s, Service::Portal);
    row("plan behind a stand-in", AccountKind::CodingPlan,
        u"http://127.0.0.1:9/coding.dashscope.aliyuncs.com/v1"_s, Service::DashScope);
    row("Model Studio", AccountKind::ModelStudio, u"http://127.0.0.1:9/v1"_s, Service::DashScope);
    row("OpenRouter", AccountKind::OpenRouter, u"https://openrouter.ai/api/v1"_s, Service::Other);
    row("ModelScope", AccountKind::ModelScope, u"https://api-inference.modelscope.cn/v1"_s, Service::Other);
    row("own server", AccountKind::Custom, u"http://127.0.0.1:11434/v1"_s, Service::Other);
    row("own address at the portal", AccountKind::Custom, u"https://portal.qwen.ai/v1"_s, Service::Portal);
    row("own address at Alibaba", AccountKind::Custom, u"https://x.alicloudapi.com/v1"_s, Service::DashScope);
}

void TestModelNames::kindsDecideTheService()
{
    QFETCH(int, kind);
    QFETCH(QString, url);
    QFETCH(int, service);
    QCOMPARE(int(serviceOf(AccountKind(kind), QUrl(url))), service);
}

QTEST_APPLESS_MAIN(TestModelNames)
#include "tst_modelnames.moc"
