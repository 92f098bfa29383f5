#include "accounts/keydetective.h"
#include "simulator/simulator.h"
#include "support/patience.h"
#include "upstream/networkupstream.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

using Verdict = KeyFinding::Verdict;

constexpr auto chinaHost = "coding.dashscope.aliyuncs.com";
constexpr auto intlHost = "coding-intl.dashscope.aliyuncs.com";
constexpr auto tokenIntlHost = "token-plan.ap-southeast-1.maas.aliyuncs.com";
constexpr auto planKey = "sk-sp-canary-0123456789abcdef";

QByteArray listAt(const char *host)
{
    return QByteArray("/") + host + "/v1/models";
}

} // namespace

/// A key, the simulator in the place of all plans, and what is found out.
class TestKeyDetective : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsEachPlanAndRegion_data();
    void findsEachPlanAndRegion();
    void tellsTheRegionThatWasMeant();
    void planKeyAtAPayAsYouGoAddress();
    void allRefuse();
    void oneHangs();
    void oneIsUnreachable();
    void limitedWhereItBelongs();
    void decidesBetweenPublicLists();
    void decidesBetweenMissingLists();
    void namedPlaceWithoutAnyAnswerIsLeftToTheRealRequest();
    void tellsEachFindingOnce();
    void abortsWhenDestroyed();

private:
    QList<KeyFinding> ask(const QByteArray &key, const KeyHints &hints = {},
        std::chrono::milliseconds patience = std::chrono::seconds(20));
    void checkNothingRepeatsTheKey(
        const QByteArray &key, const QList<KeyFinding> &findings, const KeyHints &hints);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<NetworkUpstream> m_upstream;
};

void TestKeyDetective::init()
{
    m_upstream = std::make_unique<NetworkUpstream>(NetworkUpstream::Timeouts{});
    m_simulator = std::make_unique<Simulator>();
    QVERIFY(m_simulator->listen());
}

QList<KeyFinding> TestKeyDetective::ask(
    const QByteArray &key, const KeyHints &hints, std::chrono::milliseconds patienceOfEach)
{
    const auto candidates = keyCandidates(key, hints, m_simulator->originUrl());
    if (!candidates) {
        qWarning("%s", qPrintable(candidates.error().message));
        return {};
    }
    KeyDetective detective(*m_upstream, patienceOfEach);
    QList<KeyFinding> result;
    bool done = false;
    connect(&detective, &KeyDetective::finished, this, [&](const QList<KeyFinding> &findings) {
        result = findings;
        done = true;
    });
    detective.ask(key, *candidates, {});
    (void)QTest::qWaitFor([&done] { return done; }, patience);
    checkNothingRepeatsTheKey(key, result, hints);
    return result;
}

void TestKeyDetective::checkNothingRepeatsTheKey(
    const QByteArray &key, const QList<KeyFinding> &findings, const KeyHints &hints)
{
    const QString secret = QString::fromLatin1(key);
    QVERIFY(!verdictSentence(findings, hints).contains(secret));
    for (const KeyFinding &finding : findings) {
        QVERIFY(!finding.sentence.contains(secret));
        QVERIFY(!finding.models.join(u' ').contains(secret));
        QVERIFY(!finding.candidate.baseUrl.toString().contains(secret));
    }
}

void TestKeyDetective::findsEachPlanAndRegion_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<KeyHints>("hints");
    QTest::addColumn<QString>("verdict");

    const auto row = [](const char *host, const char *key, const KeyHints &hints, const QString &verdict) {
        QTest::newRow(host) << QByteArray(host) << QByteArray(key) << hints << verdict;
    };
    row(chinaHost, planKey, {}, u"Coding Plan, mainland China · 9 models"_s);
    row(intlHost, planKey, {}, u"Coding Plan, international · 9 models"_s);
    row("token-plan.cn-beijing.maas.aliyuncs.com", planKey, {}, u"Token Plan, mainland China · 7 models"_s);
    row(tokenIntlHost, planKey, {}, u"Token Plan, international · 7 models"_s);
    row("dashscope.aliyuncs.com", "sk-x", {}, u"Model Studio, mainland China · 7 models"_s);
    row("dashscope-intl.aliyuncs.com", "sk-x", {}, u"Model Studio, international · 7 models"_s);
    row("dashscope-us.aliyuncs.com", "sk-x", {}, u"Model Studio, United States · 7 models"_s);
    row("cn-hongkong.dashscope.aliyuncs.com", "sk-x", {}, u"Model Studio, Hong Kong · 7 models"_s);
    row("ws-1.eu-central-1.maas.aliyuncs.com", "sk-x",
        {.baseUrl = QUrl(u"https://ws-1.eu-central-1.maas.aliyuncs.com"_s)},
        u"Model Studio, own workspace · 7 models"_s);
    row("api-inference.modelscope.cn", "ms-x", {.kind = AccountKind::ModelScope}, u"ModelScope · 3 models"_s);
    row("openrouter.ai", "sk-or-x", {.kind = AccountKind::OpenRouter}, u"OpenRouter · 3 models"_s);
}

void TestKeyDetective::findsEachPlanAndRegion()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, key);
    QFETCH(KeyHints, hints);
    QVERIFY(m_simulator->addPlanKey(host, key));
    const QList<KeyFinding> findings = ask(key, hints);
    QTEST(verdictSentence(findings, hints), "verdict");
    const KeyFinding *best = bestFinding(findings, hints);
    QVERIFY(best != nullptr);
    QVERIFY(best->candidate.baseUrl.path().startsWith(u'/' + QString::fromLatin1(host)));
    // one clear answer needs no second question
    QVERIFY(m_simulator->requests("/chat/completions").isEmpty());
}

void TestKeyDetective::tellsTheRegionThatWasMeant()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    const KeyHints hints{.kind = AccountKind::CodingPlan, .region = u"china"_s};
    const QList<KeyFinding> findings = ask(planKey, hints);
    QCOMPARE(verdictSentence(findings, hints),
        u"This is an international Coding Plan key. The account was set to mainland China."_s);
    QCOMPARE(bestFinding(findings, hints)->candidate.region, u"international"_s);
}

void TestKeyDetective::planKeyAtAPayAsYouGoAddress()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    const KeyHints typed{.baseUrl = QUrl(u"https://dashscope-intl.aliyuncs.com/compatible-mode/v1"_s)};
    const QList<KeyFinding> only = ask(planKey, typed);
    QCOMPARE(only.size(), 1);
    QCOMPARE(verdictSentence(only, typed), u"Model Studio, international refuses the key (status 401)."_s);
    QCOMPARE(bestFinding(only, typed), nullptr);
    for (const auto &request : m_simulator->requests()) {
        QCOMPARE(request.host, QByteArray("dashscope-intl.aliyuncs.com"));
    }

    const KeyHints kind{.kind = AccountKind::ModelStudio};
    const QList<KeyFinding> findings = ask(planKey, kind);
    QCOMPARE(verdictSentence(findings, kind),
        u"This is an international Coding Plan key. The account was set to Model Studio."_s);
    QCOMPARE(bestFinding(findings, kind)->candidate.kind, AccountKind::CodingPlan);
}

void TestKeyDetective::allRefuse()
{
    const QList<KeyFinding> findings = ask(planKey);
    QCOMPARE(findings.size(), 4);
    for (const KeyFinding &finding : findings) {
        QCOMPARE(finding.verdict, Verdict::Refused);
        QCOMPARE(finding.httpStatus, 401);
    }
    QVERIFY(verdictSentence(findings, {}).startsWith(u"No place where such keys belong takes this one."_s));
    QCOMPARE(bestFinding(findings), nullptr);
}

void TestKeyDetective::oneHangs()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    m_simulator->script({.match = {.path = listAt(chinaHost)}, .holdHead = true});
    const QList<KeyFinding> findings = ask(planKey, {}, 300ms);
    QCOMPARE(findings.first().verdict, Verdict::Unknown);
    QCOMPARE(findings.first().httpStatus, 0);
    QVERIFY(findings.first().sentence.contains(u"did not answer within 1 s"_s));
    QCOMPARE(verdictSentence(findings, {}), u"Coding Plan, international · 9 models"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->lastRequest(listAt(chinaHost)).aborted(), patience);
}

void TestKeyDetective::oneIsUnreachable()
{
    QVERIFY(m_simulator->addPlanKey(tokenIntlHost, planKey));
    m_simulator->script({.match = {.path = listAt(intlHost)},
        .times = 0,
        .breakWith = simulator::BreakWith::Rst,
        .closeWithoutAnswer = true});
    const QList<KeyFinding> findings = ask(planKey);
    QCOMPARE(findings.at(1).verdict, Verdict::Unknown);
    QCOMPARE(findings.at(1).httpStatus, 0);
    QVERIFY(!findings.at(1).sentence.isEmpty());
    QCOMPARE(verdictSentence(findings, {}), u"Token Plan, international · 7 models"_s);
}

void TestKeyDetective::limitedWhereItBelongs()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    m_simulator->script({.match = {.path = listAt(intlHost)}, .error = "quota-week"});
    const QList<KeyFinding> findings = ask(planKey);
    const KeyFinding *best = bestFinding(findings);
    QVERIFY(best != nullptr);
    QCOMPARE(best->verdict, Verdict::Limited);
    QCOMPARE(best->candidate.region, u"international"_s);
    QVERIFY(verdictSentence(findings, {})
                .startsWith(u"Coding Plan, international takes the key, but its quota is used up"_s));
}

void TestKeyDetective::decidesBetweenPublicLists()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    for (const char *host : {chinaHost, intlHost}) {
        m_simulator->script({.match = {.path = listAt(host)}, .body = R"({"data":[{"id":"qwen3.7-plus"}]})"});
    }
    const QList<KeyFinding> findings = ask(planKey);
    QCOMPARE(findings.at(0).verdict, Verdict::Refused);
    QCOMPARE(verdictSentence(findings, {}), u"Coding Plan, international · 1 model"_s);
    const auto questions = m_simulator->requests("/chat/completions");
    QCOMPARE(questions.size(), 2);
    QCOMPARE(questions.first().body, R"({"model":"qwen3.7-plus","messages":[],"max_tokens":1})"_ba);
}

void TestKeyDetective::decidesBetweenMissingLists()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    for (const char *host : {chinaHost, intlHost}) {
        m_simulator->script({.match = {.path = listAt(host)}, .error = "wrong-path"});
    }
    const QList<KeyFinding> findings = ask(planKey);
    QCOMPARE(findings.at(0).verdict, Verdict::Refused);
    QCOMPARE(findings.at(1).verdict, Verdict::Accepted);
    QCOMPARE(verdictSentence(findings, {}), u"Coding Plan, international"_s);
}

void TestKeyDetective::namedPlaceWithoutAnyAnswerIsLeftToTheRealRequest()
{
    m_simulator->script(
        {.match = {.path = "/coding.dashscope.aliyuncs.com/*"}, .times = 0, .error = "wrong-path"});
    QCOMPARE(bestFinding(ask(planKey)), nullptr);
    const KeyHints named{.kind = AccountKind::CodingPlan, .region = u"china"_s};
    const QList<KeyFinding> findings = ask(planKey, named);
    const KeyFinding *best = bestFinding(findings, named);
    QVERIFY(best != nullptr);
    QCOMPARE(best->httpStatus, 404);
    QVERIFY(verdictSentence(findings, named).contains(u"only a real request tells"_s));
}

void TestKeyDetective::tellsEachFindingOnce()
{
    QVERIFY(m_simulator->addPlanKey(intlHost, planKey));
    m_simulator->script({.match = {.path = listAt(chinaHost)}, .error = "wrong-path"});
    KeyDetective detective(*m_upstream);
    QSignalSpy found(&detective, &KeyDetective::found);
    QSignalSpy finished(&detective, &KeyDetective::finished);
    detective.ask(planKey, *keyCandidates(planKey, {}, m_simulator->originUrl()), {});
    QVERIFY(found.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(found.size(), 4);

    KeyDetective idle(*m_upstream);
    QSignalSpy atOnce(&idle, &KeyDetective::finished);
    idle.ask(planKey, {}, {});
    QVERIFY(atOnce.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(atOnce.size(), 1, patience);
}

void TestKeyDetective::abortsWhenDestroyed()
{
    m_simulator->script({.match = {.path = "*"}, .times = 0, .holdHead = true});
    auto detective = std::make_unique<KeyDetective>(*m_upstream);
    detective->ask(planKey, *keyCandidates(planKey, {}, m_simulator->originUrl()), {});
    QTRY_COMPARE_WITH_TIMEOUT(m_simulator->requestCount(), 4, patience);
    detective.reset();
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            const auto requests = m_simulator->requests();
            return std::all_of(requests.cbegin(), requests.cend(),
                [](const simulator::RequestRecord &request) { return request.aborted(); });
        }(),
        patience);
}

QTEST_GUILESS_MAIN(TestKeyDetective)
#include "tst_keydetective.moc"
