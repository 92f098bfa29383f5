#include "accounts/account.h"
#include "accounts/hostpolicy.h"
#include "accounts/plans.h"

#include <qiao/accountwords.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

Q_DECLARE_METATYPE(qiao::AccountKind)

namespace {

constexpr AccountKind allKinds[] = {AccountKind::QwenSignIn, AccountKind::CodingPlan, AccountKind::TokenPlan,
    AccountKind::ModelStudio, AccountKind::ModelScope, AccountKind::OpenRouter, AccountKind::Custom};

bool contains(std::span<const QLatin1StringView> list, QLatin1StringView word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

class TestPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsRow()
    {
        for (const AccountKind kind : allKinds) {
            QCOMPARE(planOf(kind).kind, kind);
        }
    }

    void addressesAreFitForKeys()
    {
        for (const AccountKind kind : allKinds) {
            const Plan &plan = planOf(kind);
            for (const PlanHost &host : plan.hosts) {
                const QUrl base{QString(host.baseUrl)};
                QVERIFY2(checkTypedUrl(base), host.baseUrl.data());
                QVERIFY(!host.baseUrl.endsWith(u'/'));
                QCOMPARE(planHost(plan, host.region), &host);
                QCOMPARE(isQwenHost(base.host()), plan.takesDashScopeExtras);
                if (!host.anthropicBaseUrl.isEmpty()) {
                    const QUrl anthropic{QString(host.anthropicBaseUrl)};
                    QVERIFY(checkTypedUrl(anthropic));
                    QCOMPARE(anthropic.host(), base.host());
                    QCOMPARE(anthropic.path(), u"/apps/anthropic"_s);
                }
            }
            QCOMPARE(planHost(plan, u"atlantis"_s), nullptr);
        }
    }

    void regionsHaveNames()
    {
        for (const AccountKind kind : allKinds) {
            for (const PlanHost &host : planOf(kind).hosts) {
                QVERIFY(host.region.isEmpty() || regionName(host.region) != host.region
                    || host.region == "international"_L1);
            }
        }
    }

    void theOnlyHostNeedsNoRegion()
    {
        QVERIFY(planHost(planOf(AccountKind::ModelScope), {}) != nullptr);
        QVERIFY(planHost(planOf(AccountKind::OpenRouter), {}) != nullptr);
        QCOMPARE(planHost(planOf(AccountKind::CodingPlan), {}), nullptr);
        QCOMPARE(planHost(planOf(AccountKind::Custom), {}), nullptr);
    }

    void defaultModelsAreOpen()
    {
        for (const AccountKind kind : allKinds) {
            const Plan &plan = planOf(kind);
            QCOMPARE(plan.defaultModel.isEmpty(), plan.models.empty());
            QVERIFY(plan.defaultModel.isEmpty() || contains(plan.models, plan.defaultModel));
        }
    }

    void subscriptionsSayTheirTerms()
    {
        for (const AccountKind kind : {AccountKind::CodingPlan, AccountKind::TokenPlan}) {
            QVERIFY(planOf(kind).isSubscription);
            QVERIFY(planOf(kind).termsNotice != nullptr);
        }
        QVERIFY(!planOf(AccountKind::ModelStudio).isSubscription);
        QCOMPARE(planOf(AccountKind::ModelStudio).termsNotice, nullptr);
    }

    void hostsAreRecognised_data();
    void hostsAreRecognised();
    void standInsAreRecognised_data() { hostsAreRecognised_data(); }
    void standInsAreRecognised();
    void keysTellTheirKind_data();
    void keysTellTheirKind();
    void standInsTakeThePlaceOfHosts();
    void hostsHaveAnthropicsApi_data();
    void hostsHaveAnthropicsApi();
    void signInsNeverSpeakMessages();
};

void TestPlans::hostsAreRecognised_data()
{
    QTest::addColumn<AccountKind>("kind");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *url, AccountKind kind, const char *region) {
        QTest::newRow(url) << kind << QString::fromLatin1(region);
    };
    row("https://coding.dashscope.aliyuncs.com/v1", AccountKind::CodingPlan, "china");
    row("https://coding-intl.dashscope.aliyuncs.com/v1", AccountKind::CodingPlan, "international");
    row("https://token-plan.cn-beijing.maas.aliyuncs.com/compatible-mode/v1", AccountKind::TokenPlan,
        "china");
    row("https://token-plan.ap-southeast-1.maas.aliyuncs.com/compatible-mode/v1", AccountKind::TokenPlan,
        "international");
    row("https://token-plan.eu-central-1.maas.aliyuncs.com/compatible-mode/v1", AccountKind::TokenPlan, "");
    row("https://dashscope.aliyuncs.com/compatible-mode/v1", AccountKind::ModelStudio, "china");
    row("https://DASHSCOPE-INTL.aliyuncs.com/compatible-mode/v1", AccountKind::ModelStudio, "international");
    row("https://dashscope-us.aliyuncs.com./compatible-mode/v1", AccountKind::ModelStudio, "us");
    row("https://cn-hongkong.dashscope.aliyuncs.com/compatible-mode/v1", AccountKind::ModelStudio,
        "hong-kong");
    row("https://llm-x7k.cn-beijing.maas.aliyuncs.com/compatible-mode/v1", AccountKind::ModelStudio,
        "workspace");
    row("https://api-inference.modelscope.cn/v1", AccountKind::ModelScope, "");
    row("https://openrouter.ai/api/v1", AccountKind::OpenRouter, "");
    row("https://cn-beijing.maas.aliyuncs.com/v1", AccountKind::Custom, "");
    row("https://a.llm-x7k.cn-beijing.maas.aliyuncs.com/v1", AccountKind::Custom, "");
    row("https://.cn-beijing.maas.aliyuncs.com/v1", AccountKind::Custom, "");
    row("https://coding.dashscope.aliyuncs.com.evil.example/v1", AccountKind::Custom, "");
    row("https://evil-coding.dashscope.aliyuncs.com/v1", AccountKind::Custom, "");
    row("https://evil.example/coding.dashscope.aliyuncs.com/v1", AccountKind::Custom, "");
    row("https://portal.qwen.ai/v1", AccountKind::Custom, "");
    row("https://api.example/v1", AccountKind::Custom, "");
}

void TestPlans::hostsAreRecognised()
{
    QFETCH(AccountKind, kind);
    QFETCH(QString, region);
    const auto recognised = recogniseHost(QUrl(QString::fromUtf8(QTest::currentDataTag())));
    QCOMPARE(recognised.kind, kind);
    QCOMPARE(recognised.region, region);
}

void TestPlans::standInsAreRecognised()
{
    QFETCH(AccountKind, kind);
    QFETCH(QString, region);
    const QUrl real(QString::fromUtf8(QTest::currentDataTag()));
    const auto recognised = recogniseHost(redirectedToStandIn(real, QUrl(u"http://127.0.0.1:9"_s)));
    QCOMPARE(recognised.kind, kind);
    QCOMPARE(recognised.region, region);
}

void TestPlans::keysTellTheirKind_data()
{
    QTest::addColumn<QList<AccountKind>>("kinds");
    using Kinds = QList<AccountKind>;
    QTest::newRow("sk-sp-0123") << Kinds{AccountKind::CodingPlan, AccountKind::TokenPlan};
    QTest::newRow("sk-0123") << Kinds{AccountKind::ModelStudio};
    QTest::newRow("sk-or-v1-0123") << Kinds{AccountKind::OpenRouter};
    QTest::newRow("ms-0123") << Kinds{AccountKind::ModelScope};
    QTest::newRow("sk-ant-api03-0123") << Kinds{};
    QTest::newRow("sk-proj-0123") << Kinds{};
    QTest::newRow("0123-sk-sp-") << Kinds{};
    QTest::newRow("SK-0123") << Kinds{};
    QTest::newRow("") << Kinds{};
}

void TestPlans::keysTellTheirKind()
{
    QFETCH(QList<AccountKind>, kinds);
    QCOMPARE(kindsOfKey(QByteArray(QTest::currentDataTag())), kinds);
}

void TestPlans::standInsTakeThePlaceOfHosts()
{
    const QUrl standIn(u"http://127.0.0.1:9"_s);
    const auto redirected = [&standIn](const QString &url) {
        return redirectedToStandIn(QUrl(url), standIn).toString();
    };
    QCOMPARE(redirected(u"https://coding.dashscope.aliyuncs.com/v1"_s),
        u"http://127.0.0.1:9/coding.dashscope.aliyuncs.com/v1"_s);
    QCOMPARE(redirected(u"https://api.example:8443/v1"_s), u"http://127.0.0.1:9/api.example:8443/v1"_s);
    QCOMPARE(redirected(u"http://127.0.0.1:11434/v1"_s), u"http://127.0.0.1:11434/v1"_s);
    QCOMPARE(redirected(redirected(u"https://openrouter.ai/api/v1"_s)),
        u"http://127.0.0.1:9/openrouter.ai/api/v1"_s);
    QCOMPARE(redirectedToStandIn(QUrl(u"https://openrouter.ai/api/v1"_s), {}).toString(),
        u"https://openrouter.ai/api/v1"_s);
}

void TestPlans::hostsHaveAnthropicsApi_data()
{
    QTest::addColumn<QString>("anthropic");
    const auto row = [](const char *base, const char *anthropic) {
        QTest::newRow(base) << QString::fromLatin1(anthropic);
    };
    row("https://coding.dashscope.aliyuncs.com/v1", "https://coding.dashscope.aliyuncs.com/apps/anthropic");
    row("https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
        "https://dashscope-intl.aliyuncs.com/apps/anthropic");
    row("https://token-plan.eu-central-1.maas.aliyuncs.com/compatible-mode/v1",
        "https://token-plan.eu-central-1.maas.aliyuncs.com/apps/anthropic");
    row("https://llm-x7k.cn-beijing.maas.aliyuncs.com/compatible-mode/v1",
        "https://llm-x7k.cn-beijing.maas.aliyuncs.com/apps/anthropic");
    row("http://127.0.0.1:9/coding.dashscope.aliyuncs.com/v1",
        "http://127.0.0.1:9/coding.dashscope.aliyuncs.com/apps/anthropic");
    row("http://127.0.0.1:9/llm-x7k.cn-beijing.maas.aliyuncs.com/compatible-mode/v1",
        "http://127.0.0.1:9/llm-x7k.cn-beijing.maas.aliyuncs.com/apps/anthropic");
    for (const char *none : {"https://api-inference.modelscope.cn/v1", "https://openrouter.ai/api/v1",
             "https://portal.qwen.ai/v1", "https://api.example/v1", "http://127.0.0.1:9/compatible-mode/v1",
             "https://evil.example/coding.dashscope.aliyuncs.com/v1"}) {
        row(none, "");
    }
}

void TestPlans::hostsHaveAnthropicsApi()
{
    QFETCH(QString, anthropic);
    QCOMPARE(anthropicBaseOf(QUrl(QString::fromUtf8(QTest::currentDataTag()))).toString(), anthropic);
}

void TestPlans::signInsNeverSpeakMessages()
{
    const QUrl anthropic(u"https://dashscope.aliyuncs.com/apps/anthropic"_s);
    QVERIFY(speaksMessages({.kind = AccountKind::ModelStudio, .anthropicBaseUrl = anthropic}));
    QVERIFY(speaksMessages({.kind = AccountKind::Custom, .anthropicBaseUrl = anthropic}));
    QVERIFY(!speaksMessages({.kind = AccountKind::ModelStudio}));
    QVERIFY(!speaksMessages({.kind = AccountKind::QwenSignIn, .anthropicBaseUrl = anthropic}));
}

QTEST_APPLESS_MAIN(TestPlans)
#include "tst_plans.moc"
