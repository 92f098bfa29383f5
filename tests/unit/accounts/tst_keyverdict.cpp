#include "accounts/keyanswer.h"
#include "accounts/keydetective.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

using Verdict = KeyFinding::Verdict;

constexpr auto canary = "sk-sp-canary-0123456789abcdef";

QList<KeyCandidate> planPlaces()
{
    return *keyCandidates(canary, {}, {}); // Coding Plan china, international; Token Plan the same
}

QList<KeyCandidate> studioPlaces()
{
    return *keyCandidates("sk-1", {}, {});
}

QStringList names(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i) {
        all.append(u"model-%1"_s.arg(i));
    }
    return all;
}

QList<KeyFinding> findings(const QList<KeyCandidate> &places, const QList<Verdict> &verdicts)
{
    QList<KeyFinding> all;
    for (qsizetype i = 0; i < places.size(); ++i) {
        KeyFinding finding{.candidate = places.at(i), .verdict = verdicts.at(i), .httpStatus = 401};
        if (finding.verdict == Verdict::Accepted) {
            finding.models = names(9);
        } else {
            finding.sentence = u"sentence %1"_s.arg(i);
        }
        all.append(finding);
    }
    return all;
}

constexpr auto yes = Verdict::Accepted;
constexpr auto no = Verdict::Refused;
constexpr auto later = Verdict::Limited;
constexpr auto silent = Verdict::Unknown;

} // namespace

class TestKeyVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnswers_data();
    void readsAnswers();
    void readsModels();
    void readsWhatGotPastTheKey_data();
    void readsWhatGotPastTheKey();
    void repeatsNothingTheServiceSaid();
    void namesThePlaceAndModels();
    void tellsAWrongHint();
    void saysWhyNobodyTakesIt();
    void goesByTheBest();
    void triesTheNamedPlaceThatSaidNeither();
};

void TestKeyVerdict::readsAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, int status, const char *body, Verdict verdict, const char *words) {
        QTest::newRow(name) << status << QByteArray(body) << int(verdict) << QString::fromUtf8(words);
    };
    row("a list", 200, R"({"object":"list","data":[{"id":"a"}]})", yes, "");
    row("an empty list", 200, R"({"data":[]})", yes, "");
    row("401", 401, R"({"error":{"code":"invalid_api_key","message":"Incorrect API key"}})", no,
        "Coding Plan, mainland China refuses the key (status 401).");
    row("401 without a body", 401, "", no, "status 401");
    row("403 for a key of elsewhere", 403, R"({"code":"AccessDenied","message":"invalid api-key"})", no,
        "403");
    row("403 for a used-up free quota", 403,
        R"({"code":"AllocationQuota.FreeTierOnly","message":"The free tier of the model has been exhausted."})",
        later, "takes the key, but its quota is used up");
    row("402", 402, "", later, "quota is used up");
    row("unpaid", 400,
        R"({"error":{"code":"Arrearage","message":"Access denied, account is in good standing"}})", later,
        "bill is not paid");
    row("429", 429, "", later, "takes the key, but lets no more requests through");
    row("404", 404, "", silent, "lists no models (status 404)");
    row("500", 500, "", silent, "has trouble at the moment (status 500)");
    row("a redirect", 302, "", silent, "points to another address");
    row("418", 418, "", silent, "says nothing about the key");
    row("200 that is a page", 200, "<html>login</html>", silent, "says nothing about the key");
    row("200 that is another document", 200, R"({"models":[]})", silent, "says nothing about the key");
    row("200 with an error inside", 200, R"({"error":{"code":"invalid_api_key","message":"x"}})", no, "401");
    row("200, cut off", 200, R"({"data":[{"id":"a")", silent, "says nothing about the key");
}

void TestKeyVerdict::readsAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const KeyFinding finding = findingOfList(planPlaces().first(), {.status = status, .body = body});
    QTEST(int(finding.verdict), "verdict");
    QVERIFY2(finding.sentence.contains(words), qPrintable(finding.sentence));
    QCOMPARE(finding.sentence.isEmpty(), finding.verdict == yes);
}

void TestKeyVerdict::readsModels()
{
    const QByteArray body = R"({"data":[{"id":"a"},{"id":"b"},{"id":"a"},{"id":7},{},null,{"id":""},)"
                            R"({"id":"with space"},{"id":"with\nline"},"c"]})";
    const KeyFinding finding = findingOfList(planPlaces().first(), {.status = 200, .body = body});
    QCOMPARE(finding.models, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestKeyVerdict::readsWhatGotPastTheKey_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("whenListed");
    QTest::addColumn<int>("whenMissing");

    const auto row = [](const char *name, int status, const char *body, Verdict listed, Verdict missing) {
        QTest::newRow(name) << status << QByteArray(body) << int(listed) << int(missing);
    };
    row("no messages", 400, R"({"error":{"message":"[] is too short - 'messages'"}})", yes, yes);
    row("no such model", 404, R"({"error":{"code":"model_not_found","message":"x"}})", yes, yes);
    row("only for agents", 405, R"({"error":"Coding Plan is currently only available for Coding Agents"})",
        yes, yes);
    row("answered", 200, R"({"choices":[]})", yes, yes);
    row("refused", 401, "", no, no);
    row("of elsewhere", 403, R"({"code":"AccessDenied","message":"invalid api-key"})", no, no);
    row("throttled", 429, "", later, later);
    row("no such address", 404, "", yes, silent);
    row("trouble", 503, "", yes, silent);
    row("moved", 301, "", yes, silent);
}

void TestKeyVerdict::readsWhatGotPastTheKey()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const CollectedAnswer answer{.status = status, .body = body};
    const KeyCandidate place = planPlaces().first();
    const KeyFinding listed = findingOfList(place, {.status = 200, .body = R"({"data":[{"id":"a"}]})"});
    const KeyFinding missing = findingOfList(place, {.status = 404});
    QVERIFY(listIsMissing(missing) && !listIsMissing(listed));
    QTEST(int(findingOfEmptyChat(listed, answer).verdict), "whenListed");
    QTEST(int(findingOfEmptyChat(missing, answer).verdict), "whenMissing");
    QCOMPARE(findingOfEmptyChat(listed, answer).models, QStringList(u"a"_s));
}

void TestKeyVerdict::repeatsNothingTheServiceSaid()
{
    const QByteArray body = QByteArray(R"({"error":{"code":")") + canary
        + R"(","message":"Incorrect API key: )" + canary + R"("}})";
    for (const int status : {200, 302, 400, 401, 402, 403, 404, 429, 500}) {
        const KeyFinding finding = findingOfList(planPlaces().first(), {.status = status, .body = body});
        QVERIFY(!finding.sentence.contains(QLatin1StringView(canary)));
        QVERIFY(!verdictSentence({finding}, {}).contains(QLatin1StringView(canary)));
    }
}

void TestKeyVerdict::namesThePlaceAndModels()
{
    auto found = findings(planPlaces(), {no, yes, no, no});
    QCOMPARE(verdictSentence(found, {}), u"Coding Plan, international · 9 models"_s);
    QCOMPARE(verdictSentence(found, {.kind = AccountKind::CodingPlan, .region = u"international"_s}),
        u"Coding Plan, international · 9 models"_s);
    found[1].models = names(1);
    QCOMPARE(verdictSentence(found, {}), u"Coding Plan, international · 1 model"_s);
    found[1].models.clear();
    QCOMPARE(verdictSentence(found, {}), u"Coding Plan, international"_s);

    const auto custom = *keyCandidates("k", {.baseUrl = QUrl(u"https://api.example.org/v1"_s)}, {});
    QCOMPARE(verdictSentence(findings(custom, {yes}), {}), u"api.example.org · 9 models"_s);
    const auto studio = findings(studioPlaces(), {no, no, no, yes});
    QCOMPARE(verdictSentence(studio, {}), u"Model Studio, Hong Kong · 9 models"_s);
}

void TestKeyVerdict::tellsAWrongHint()
{
    const auto found = findings(planPlaces(), {no, yes, no, no});
    QCOMPARE(verdictSentence(found, {.kind = AccountKind::CodingPlan, .region = u"china"_s}),
        u"This is an international Coding Plan key. The account was set to mainland China."_s);
    QCOMPARE(verdictSentence(found, {.region = u"china"_s}),
        u"This is an international Coding Plan key. The account was set to mainland China."_s);
    QCOMPARE(verdictSentence(found, {.kind = AccountKind::TokenPlan}),
        u"This is an international Coding Plan key. The account was set to Token Plan."_s);
    QCOMPARE(verdictSentence(found, {.kind = AccountKind::TokenPlan, .region = u"china"_s}),
        u"This is an international Coding Plan key. The account was set to Token Plan, mainland China."_s);
    QCOMPARE(verdictSentence(findings(studioPlaces(), {no, no, yes, no}), {.kind = AccountKind::CodingPlan}),
        u"This is a United States Model Studio key. The account was set to Coding Plan."_s);
    const auto limited = findings(planPlaces(), {no, later, no, no});
    QCOMPARE(verdictSentence(limited, {.region = u"china"_s}),
        u"This is an international Coding Plan key. The account was set to mainland China. sentence 1"_s);
    QCOMPARE(verdictSentence(limited, {}), u"sentence 1"_s);
}

void TestKeyVerdict::saysWhyNobodyTakesIt()
{
    QVERIFY(
        verdictSentence(findings(planPlaces(), {no, no, no, no}), {}).startsWith(u"No place where such"_s));
    QVERIFY(!verdictSentence(findings(planPlaces(), {no, no, no, no}), {}).contains(u"workspace"_s));
    QVERIFY(verdictSentence(findings(studioPlaces(), {no, no, no, no}), {}).contains(u"workspace"_s));
    QVERIFY(verdictSentence(findings(planPlaces(), {no, no, silent, no}), {}).contains(u"no clear answer"_s));
    QVERIFY(verdictSentence(findings(planPlaces(), {silent, silent, silent, silent}), {})
                .contains(u"Check the network"_s));
    const auto one = *keyCandidates("k", {.baseUrl = QUrl(u"https://api.example.org/v1"_s)}, {});
    QCOMPARE(verdictSentence(findings(one, {no}), {}), u"sentence 0"_s);
}

void TestKeyVerdict::goesByTheBest()
{
    const auto best = [](const QList<Verdict> &verdicts, const KeyHints &hints = {}) {
        const auto found = findings(planPlaces(), verdicts);
        const KeyFinding *finding = bestFinding(found, hints);
        return finding == nullptr ? -1 : int(finding - found.constData());
    };
    QCOMPARE(best({no, no, no, no}), -1);
    QCOMPARE(best({silent, no, silent, no}), -1);
    QCOMPARE(best({later, no, no, yes}), 3);
    QCOMPARE(best({no, no, later, no}), 2);
    QCOMPARE(best({yes, yes, no, no}), 0);
    QCOMPARE(best({yes, yes, no, no}, {.region = u"international"_s}), 1);
    QCOMPARE(best({yes, no, no, no}, {.region = u"international"_s}), 0);
    QCOMPARE(best({yes, no, later, no}, {.kind = AccountKind::TokenPlan}), 2);
    QCOMPARE(best({yes, no, no, no}, {.kind = AccountKind::TokenPlan}), 0);
    const auto payAsYouGo = findings(studioPlaces(), {yes, no, no, no});
    QCOMPARE(bestFinding(payAsYouGo, {.kind = AccountKind::TokenPlan}), nullptr);
    QCOMPARE(bestFinding(payAsYouGo), &payAsYouGo.constFirst());
}

void TestKeyVerdict::triesTheNamedPlaceThatSaidNeither()
{
    auto found = findings(planPlaces(), {silent, no, no, no});
    found[0].httpStatus = 404;
    QCOMPARE(bestFinding(found), nullptr);
    QCOMPARE(bestFinding(found, {.kind = AccountKind::CodingPlan}), nullptr);
    const KeyHints named{.kind = AccountKind::CodingPlan, .region = u"china"_s};
    QCOMPARE(bestFinding(found, named), &found.constFirst());
    QCOMPARE(verdictSentence(found, named), u"sentence 0"_s);
    found[0].httpStatus = 0;
    QCOMPARE(bestFinding(found, named), nullptr);
    found[0].httpStatus = 503;
    QCOMPARE(bestFinding(found, named), nullptr);

    auto typed = findings(*keyCandidates("k", {.baseUrl = QUrl(u"https://a.example/v1"_s)}, {}), {silent});
    typed[0].httpStatus = 404;
    QCOMPARE(bestFinding(typed), &typed.constFirst());
}

QTEST_GUILESS_MAIN(TestKeyVerdict)
#include "tst_keyverdict.moc"
