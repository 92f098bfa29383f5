#include "accounts/keydetective.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

constexpr auto china = "https://coding.dashscope.aliyuncs.com/v1";
constexpr auto intl = "https://coding-intl.dashscope.aliyuncs.com/v1";
constexpr auto tokenChina = "https://token-plan.cn-beijing.maas.aliyuncs.com/compatible-mode/v1";
constexpr auto tokenIntl = "https://token-plan.ap-southeast-1.maas.aliyuncs.com/compatible-mode/v1";
constexpr auto studioChina = "https://dashscope.aliyuncs.com/compatible-mode/v1";
constexpr auto studioIntl = "https://dashscope-intl.aliyuncs.com/compatible-mode/v1";
constexpr auto studioUs = "https://dashscope-us.aliyuncs.com/compatible-mode/v1";
constexpr auto studioHongKong = "https://cn-hongkong.dashscope.aliyuncs.com/compatible-mode/v1";
constexpr auto openRouter = "https://openrouter.ai/api/v1";
constexpr auto modelScope = "https://api-inference.modelscope.cn/v1";

QUrl url(const char *text)
{
    return QUrl(QString::fromLatin1(text));
}

QStringList addresses(const QList<KeyCandidate> &candidates)
{
    QStringList all;
    for (const KeyCandidate &candidate : candidates) {
        all.append(candidate.baseUrl.toString());
    }
    return all;
}

} // namespace

class TestKeyCandidates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesByPrefixAndHints_data();
    void placesByPrefixAndHints();
    void typedAddress_data();
    void typedAddress();
    void refusals_data();
    void refusals();
    void plansBringTheirAnthropicAddress();
    void anthropicAddressesAreMended();
    void standInTakesThePlaceOfHosts();
};

void TestKeyCandidates::placesByPrefixAndHints_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<KeyHints>("hints");
    QTest::addColumn<QList<const char *>>("expected");

    const QList<const char *> plans{china, intl, tokenChina, tokenIntl};
    const QList<const char *> studio{studioChina, studioIntl, studioUs, studioHongKong};
    QTest::newRow("plan key") << "sk-sp-1"_ba << KeyHints{} << plans;
    QTest::newRow("pay as you go") << "sk-1"_ba << KeyHints{} << studio;
    QTest::newRow("a workspace's") << "sk-ws-1"_ba << KeyHints{} << studio;
    QTest::newRow("region first") << "sk-sp-1"_ba << KeyHints{.region = u"international"_s}
                                  << QList{intl, tokenIntl, china, tokenChina};
    QTest::newRow("kind first") << "sk-sp-1"_ba << KeyHints{.kind = AccountKind::TokenPlan}
                                << QList{tokenChina, tokenIntl, china, intl};
    QTest::newRow("kind and region first")
        << "sk-sp-1"_ba << KeyHints{.kind = AccountKind::TokenPlan, .region = u"international"_s}
        << QList{tokenIntl, tokenChina, china, intl};
    QTest::newRow("a kind that the key does not look like")
        << "sk-1"_ba << KeyHints{.kind = AccountKind::CodingPlan, .region = u"china"_s}
        << QList{china, intl, studioChina, studioIntl, studioUs, studioHongKong};
    QTest::newRow("OpenRouter, named")
        << "sk-or-v1-1"_ba << KeyHints{.kind = AccountKind::OpenRouter} << QList{openRouter};
    QTest::newRow("ModelScope, named")
        << "ms-1"_ba << KeyHints{.kind = AccountKind::ModelScope} << QList{modelScope};
    QTest::newRow("a foreign kind named keeps the key from everyone else")
        << "sk-1"_ba << KeyHints{.kind = AccountKind::OpenRouter} << QList{openRouter};
    QTest::newRow("a foreign key named as the service's goes nowhere else")
        << "sk-or-v1-1"_ba << KeyHints{.kind = AccountKind::CodingPlan} << QList{china, intl};
    QTest::newRow("no known beginning, but named")
        << "abc"_ba << KeyHints{.kind = AccountKind::ModelStudio} << studio;
}

void TestKeyCandidates::placesByPrefixAndHints()
{
    QFETCH(QByteArray, key);
    QFETCH(KeyHints, hints);
    QFETCH(QList<const char *>, expected);
    const auto candidates = keyCandidates(key, hints, {});
    QVERIFY2(candidates, candidates ? "" : qPrintable(candidates.error().message));
    QStringList all;
    for (const char *address : std::as_const(expected)) {
        all.append(QString::fromLatin1(address));
    }
    QCOMPARE(addresses(*candidates), all);
}

void TestKeyCandidates::typedAddress_data()
{
    QTest::addColumn<QUrl>("typed");
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("region");

    const auto row = [](const char *typed, const char *base, AccountKind kind, const char *region) {
        QTest::newRow(typed) << url(typed) << url(base) << int(kind) << QString::fromLatin1(region);
    };
    row(china, china, AccountKind::CodingPlan, "china");
    row("https://coding-intl.dashscope.aliyuncs.com/", intl, AccountKind::CodingPlan, "international");
    row("https://coding-intl.dashscope.aliyuncs.com/apps/anthropic", intl, AccountKind::CodingPlan,
        "international");
    row("https://dashscope-us.aliyuncs.com/compatible-mode/v1/chat/completions", studioUs,
        AccountKind::ModelStudio, "us");
    row("https://ws-1.eu-central-1.maas.aliyuncs.com",
        "https://ws-1.eu-central-1.maas.aliyuncs.com/compatible-mode/v1", AccountKind::ModelStudio,
        "workspace");
    row("https://api.example.org/v1//?a=b#c", "https://api.example.org/v1", AccountKind::Custom, "");
    row("https://api.example.org", "https://api.example.org/v1", AccountKind::Custom, "");
    row("http://localhost:11434/v1", "http://localhost:11434/v1", AccountKind::Custom, "");
    row("http://[::1]:8000/x", "http://[::1]:8000/x", AccountKind::Custom, "");
}

void TestKeyCandidates::typedAddress()
{
    QFETCH(QUrl, typed);
    const auto candidates = keyCandidates("any-key", {.baseUrl = typed}, {});
    QVERIFY(candidates);
    QCOMPARE(candidates->size(), 1);
    QTEST(candidates->first().baseUrl, "base");
    QTEST(int(candidates->first().kind), "kind");
    QTEST(candidates->first().region, "region");
}

void TestKeyCandidates::refusals_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<KeyHints>("hints");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const QByteArray &key, const KeyHints &hints,
                         const QString &words) { QTest::newRow(name) << key << hints << words; };
    row("OpenRouter's", "sk-or-v1-1", {},
        u"This looks like a key of OpenRouter. Add --kind openrouter to offer it there."_s);
    row("ModelScope's", "ms-1", {.region = u"china"_s}, u"--kind modelscope"_s);
    row("another maker's", "sk-ant-1", {}, u"does not look like a key for Qwen"_s);
    row("nobody's", "abc", {}, u"does not look like a key for Qwen"_s);
    row("empty", {}, {}, u"cannot be a key"_s);
    row("a line break", "sk-sp-1\n", {}, u"cannot be a key"_s);
    row("not ASCII", "sk-\xC3\xA9", {}, u"cannot be a key"_s);
    row("endless", QByteArray(5000, 'x').prepend("sk-"), {}, u"cannot be a key"_s);
    row("a sign-in", "sk-1", {.kind = AccountKind::QwenSignIn}, u"has no key"_s);
    row("custom without an address", "sk-1", {.kind = AccountKind::Custom}, u"--base-url"_s);
    row("workspace without an address", "sk-1", {.region = u"workspace"_s}, u"--base-url"_s);
    row("no such region", "sk-sp-1", {.region = u"us"_s}, u"Use one of: china, international."_s);
    row("no regions", "ms-1", {.kind = AccountKind::ModelScope, .region = u"china"_s}, u"has no regions"_s);
    row("kind against address", "sk-sp-1", {.kind = AccountKind::TokenPlan, .baseUrl = url(china)},
        u"coding.dashscope.aliyuncs.com is an address of Coding Plan, not of Token Plan."_s);
    row("region against address", "sk-sp-1", {.region = u"international"_s, .baseUrl = url(china)},
        u"is an address for mainland China, not for international."_s);
    row("in the clear", "sk-1", {.baseUrl = url("http://api.example.org/v1")}, u"unencrypted"_s);
    row("no web address", "sk-1", {.baseUrl = url("ftp://api.example.org/v1")}, u"not a web address"_s);
    row("Anthropic in the clear", "sk-sp-1", {.anthropicBaseUrl = url("http://api.example.org")},
        u"unencrypted"_s);
}

void TestKeyCandidates::refusals()
{
    QFETCH(QByteArray, key);
    QFETCH(KeyHints, hints);
    QFETCH(QString, words);
    const auto candidates = keyCandidates(key, hints, {});
    QVERIFY(!candidates);
    QCOMPARE(candidates.error().kind, Error::Kind::Rejected);
    QCOMPARE(candidates.error().httpStatus, 400);
    QVERIFY2(candidates.error().message.contains(words), qPrintable(candidates.error().message));
    QVERIFY(key.size() < 5 || !candidates.error().message.contains(QString::fromUtf8(key)));
}

void TestKeyCandidates::plansBringTheirAnthropicAddress()
{
    const auto known = keyCandidates("sk-sp-1", {.baseUrl = url(intl)}, {});
    QVERIFY(known);
    QCOMPARE(
        known->first().anthropicBaseUrl, url("https://coding-intl.dashscope.aliyuncs.com/apps/anthropic"));
    const QUrl own = url("https://api.example.org/anthropic");
    const auto typed = keyCandidates("k", {.baseUrl = url(intl), .anthropicBaseUrl = own}, {});
    QVERIFY(typed);
    QCOMPARE(typed->first().anthropicBaseUrl, own);
    const auto custom = keyCandidates("k", {.baseUrl = url("https://api.example.org/v1")}, {});
    QVERIFY(custom);
    QVERIFY(custom->first().anthropicBaseUrl.isEmpty());
    const auto workspace =
        keyCandidates("sk-1", {.baseUrl = url("https://llm-1.cn-beijing.maas.aliyuncs.com")}, {});
    QVERIFY(workspace);
    QCOMPARE(workspace->first().anthropicBaseUrl,
        url("https://llm-1.cn-beijing.maas.aliyuncs.com/apps/anthropic"));
}

void TestKeyCandidates::anthropicAddressesAreMended()
{
    for (const char *typed : {"https://api.example.org/anthropic", "https://api.example.org/anthropic/",
             "https://api.example.org/anthropic/v1", "https://api.example.org/anthropic/v1/",
             "https://api.example.org/anthropic/v1/messages"}) {
        const auto candidates = keyCandidates(
            "k", {.baseUrl = url("https://api.example.org/v1"), .anthropicBaseUrl = url(typed)}, {});
        QVERIFY(candidates);
        QCOMPARE(candidates->first().anthropicBaseUrl, url("https://api.example.org/anthropic"));
    }
}

void TestKeyCandidates::standInTakesThePlaceOfHosts()
{
    const QUrl standIn(u"http://127.0.0.1:9"_s);
    const auto candidates = keyCandidates("sk-sp-1", {}, standIn);
    QVERIFY(candidates);
    QCOMPARE(candidates->first().baseUrl, url("http://127.0.0.1:9/coding.dashscope.aliyuncs.com/v1"));
    QCOMPARE(candidates->first().anthropicBaseUrl,
        url("http://127.0.0.1:9/coding.dashscope.aliyuncs.com/apps/anthropic"));
    const auto typed = keyCandidates("sk-sp-1", {.baseUrl = url(china)}, standIn);
    QVERIFY(typed);
    QCOMPARE(typed->first().baseUrl, candidates->first().baseUrl);
    const auto custom = keyCandidates("k", {.baseUrl = url("https://api.example.org/v1")}, standIn);
    QVERIFY(custom);
    QCOMPARE(custom->first().baseUrl, url("https://api.example.org/v1"));
}

QTEST_GUILESS_MAIN(TestKeyCandidates)
#include "tst_keycandidates.moc"
