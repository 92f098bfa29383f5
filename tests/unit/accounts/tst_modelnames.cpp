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
    for (const std::string asked : {"claude-opus-4", "gpt-5.1-codex"}) {
        QCOMPARE(resolved(names, asked), model.isEmpty() ? asked : model.toStdString());
    }
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
    const ModelNames names = modelNames(account, {u"gpt-listed-since"_s}, everything);
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
