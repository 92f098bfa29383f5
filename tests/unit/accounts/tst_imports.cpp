#include "importscene.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

using Source = ImportCandidate::Source;

/// Which keys are found, where they count, and what they are taken for.
class TestImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksKeys_data();
    void masksKeys();
    void findsNothingInAnEmptyHome();
    void readsTheEnvironment();
    void leavesOutWhatIsNoNews();
    void keysForOpenAiStayWhereTheyAre();
    void readsDotEnvFilesInOrder();
    void projectMayNotNameAnAddress();
    void joinsWhatSeveralPlacesSay();
    void namesAreValidAndUnique();
};

void TestImports::masksKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("masked");

    QTest::newRow("plan") << "sk-sp-0123456789abcdef9f2c"_ba << u"sk-sp-…9f2c"_s;
    QTest::newRow("OpenRouter") << "sk-or-v1-0123456789abcdef"_ba << u"sk-or-…cdef"_s;
    QTest::newRow("ModelScope") << "ms-0123456789abcdef"_ba << u"ms-…cdef"_s;
    QTest::newRow("pay as you go") << "sk-0123456789abcdef"_ba << u"sk-…cdef"_s;
    QTest::newRow("unknown") << "0123456789abcdef"_ba << u"…cdef"_s;
    QTest::newRow("little to hide") << "sk-sp-012345"_ba << u"sk-sp-…"_s;
    QTest::newRow("too short") << "sk-sp-01234"_ba << u"…"_s;
    QTest::newRow("empty") << QByteArray() << u"…"_s;
}

void TestImports::masksKeys()
{
    QFETCH(QByteArray, key);
    QTEST(maskedKey(key), "masked");
}

void TestImports::findsNothingInAnEmptyHome()
{
    const FoundImports found = Machine().find();
    QVERIFY(found.candidates.isEmpty());
    QCOMPARE(found.warnings, QStringList());
    QVERIFY(findImports({}).warnings.isEmpty());
}

void TestImports::readsTheEnvironment()
{
    Machine machine;
    machine.set(u"BAILIAN_CODING_PLAN_API_KEY"_s, u"sk-sp-coding-0123456789"_s);
    machine.set(u"BAILIAN_TOKEN_PLAN_API_KEY"_s, u"sk-sp-token-0123456789"_s);
    machine.set(u"DASHSCOPE_API_KEY"_s, u"sk-sp-not-a-studio-key-1"_s);
    machine.set(u"OPENROUTER_API_KEY"_s, u"sk-or-v1-0123456789"_s);
    machine.set(u"MODELSCOPE_API_KEY"_s, u"without-a-beginning-1"_s);
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 5);
    const ImportCandidate *coding = withKey(found, "sk-sp-coding-0123456789");
    QVERIFY(coding);
    QCOMPARE(coding->source, Source::Environment);
    QCOMPARE(coding->place, u"BAILIAN_CODING_PLAN_API_KEY"_s);
    QCOMPARE(coding->kind, AccountKind::CodingPlan);
    QCOMPARE(coding->maskedKey, u"sk-sp-…6789"_s);
    QCOMPARE(coding->suggestedName, u"coding-plan"_s);
    QVERIFY(coding->baseUrl.isEmpty());
    QCOMPARE(withKey(found, "sk-sp-token-0123456789")->kind, AccountKind::TokenPlan);
    QCOMPARE(withKey(found, "sk-sp-not-a-studio-key-1")->kind, AccountKind::CodingPlan);
    QCOMPARE(withKey(found, "sk-or-v1-0123456789")->kind, AccountKind::OpenRouter);
    QCOMPARE(withKey(found, "without-a-beginning-1")->kind, AccountKind::ModelScope);
}

void TestImports::leavesOutWhatIsNoNews()
{
    Machine machine;
    machine.set(u"QWEN_API_KEY"_s, u"sk-already-there-0123456789"_s);
    machine.set(u"DASHSCOPE_API_KEY"_s, u"sk-already-there-0123456789"_s);
    machine.set(u"OPENROUTER_API_KEY"_s, u"QWEN_OAUTH_DYNAMIC_TOKEN"_s);
    machine.set(u"MODELSCOPE_API_KEY"_s, u"ms-x"_s);
    machine.set(u"BAILIAN_TOKEN_PLAN_API_KEY"_s, u"not a key at all"_s);
    machine.set(u"BAILIAN_CODING_PLAN_API_KEY"_s, u"${UNKNOWN_VARIABLE}"_s);
    QVERIFY(machine.find().candidates.isEmpty());
}

void TestImports::keysForOpenAiStayWhereTheyAre()
{
    Machine machine;
    machine.set(u"OPENAI_API_KEY"_s, u"sk-perhaps-openais-0123456789"_s);
    QVERIFY(machine.find().candidates.isEmpty());
    machine.set(u"OPENAI_BASE_URL"_s, u"https://api.openai.com/v1"_s);
    QVERIFY(machine.find().candidates.isEmpty());
    // the address counts only beside the key
    machine.set(u"OPENAI_BASE_URL"_s, {});
    machine.put(u"project/.env"_s, "OPENAI_BASE_URL=https://coding.dashscope.aliyuncs.com/v1\n");
    QVERIFY(machine.find().candidates.isEmpty());

    machine.set(u"OPENAI_BASE_URL"_s, u"https://dashscope-intl.aliyuncs.com/compatible-mode/v1/"_s);
    machine.set(u"OPENAI_MODEL"_s, u"qwen-plus"_s);
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 1);
    QCOMPARE(found.candidates.first().kind, AccountKind::ModelStudio);
    QCOMPARE(found.candidates.first().region, u"international"_s);
    QCOMPARE(found.candidates.first().baseUrl.toString(),
        u"https://dashscope-intl.aliyuncs.com/compatible-mode/v1"_s);
    QCOMPARE(found.candidates.first().models, QStringList(u"qwen-plus"_s));

    Machine plan;
    plan.set(u"OPENAI_API_KEY"_s, u"sk-sp-0123456789abcdef"_s);
    QCOMPARE(plan.find().candidates.size(), 1);
}

void TestImports::readsDotEnvFilesInOrder()
{
    Machine machine;
    machine.put(u"project/src/.qwen/.env"_s, "DASHSCOPE_API_KEY=sk-of-src-qwen-0123456789\n");
    machine.put(u"project/src/.env"_s, "DASHSCOPE_API_KEY=sk-of-src-0123456789\n");
    machine.put(u"project/.env"_s, "export DASHSCOPE_API_KEY='sk-of-project-0123456789' # x\n");
    machine.put(u".qwen/.env"_s, "DASHSCOPE_API_KEY=sk-of-the-cli-0123456789\n");
    machine.put(
        u".env"_s, "DASHSCOPE_API_KEY=sk-of-home-0123456789\nMODELSCOPE_API_KEY=ms-of-home-0123456789\n");
    const FoundImports found = machine.find();
    QStringList places;
    for (const ImportCandidate &candidate : found.candidates) {
        QCOMPARE(candidate.source, Source::DotEnv);
        places.append(QDir(machine.path({})).relativeFilePath(QDir::fromNativeSeparators(candidate.place)));
    }
    QCOMPARE(places,
        QStringList({u"project/src/.qwen/.env"_s, u"project/src/.env"_s, u"project/.env"_s, u".qwen/.env"_s,
            u".env"_s, u".env"_s}));
}

void TestImports::projectMayNotNameAnAddress()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v4.json"_s);
    machine.put(u"project/.env"_s,
        "OPENAI_API_KEY=key-of-the-project-1\nOPENAI_BASE_URL=https://evil.example/v1\n"
        "LOCAL_PORT=1/evil\n");
    const FoundImports found = machine.find();
    QVERIFY(!withKey(found, "key-of-the-project-1"));
    QVERIFY(found.warnings.join(u'\n').contains(u"evil.example, which is no address of Qwen's"_s));
    for (const ImportCandidate &candidate : found.candidates) {
        QVERIFY2(!candidate.baseUrl.toString().contains(u"evil"_s), qPrintable(candidate.baseUrl.toString()));
    }
    // at home the user wrote it
    machine.put(u".env"_s, "OPENAI_API_KEY=key-of-the-user-1\nOPENAI_BASE_URL=https://api.example.org\n");
    const FoundImports own = machine.find();
    QVERIFY(withKey(own, "key-of-the-user-1"));
    QCOMPARE(withKey(own, "key-of-the-user-1")->suggestedName, u"api.example.org"_s);
}

void TestImports::joinsWhatSeveralPlacesSay()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v4.json"_s);
    // the environment's value is used for settings.json's models too
    machine.set(u"BAILIAN_CODING_PLAN_API_KEY"_s, u"sk-sp-of-environment-0123456789"_s);
    machine.put(u".qwen/.env"_s, "BAILIAN_CODING_PLAN_API_KEY=sk-sp-of-environment-0123456789\n");
    const FoundImports found = machine.find();
    const ImportCandidate *plan = withKey(found, "sk-sp-of-environment-0123456789");
    QVERIFY(plan);
    QCOMPARE(plan->source, Source::Environment);
    QCOMPARE(plan->place, u"BAILIAN_CODING_PLAN_API_KEY"_s);
    QCOMPARE(plan->baseUrl.toString(), u"https://coding-intl.dashscope.aliyuncs.com/v1"_s);
    QCOMPARE(plan->models, QStringList({u"qwen3.7-plus"_s, u"glm-5"_s}));
    const auto count = std::count_if(found.candidates.cbegin(), found.candidates.cend(),
        [](const ImportCandidate &candidate) { return candidate.key == "sk-sp-of-environment-0123456789"; });
    QCOMPARE(count, 1);
    // another key in settings.json's own "env" is a key all the same
    QVERIFY(withKey(found, "sk-sp-of-settings-0123456789c1d2"));
}

void TestImports::namesAreValidAndUnique()
{
    Machine machine;
    machine.put(u".qwen/oauth_creds_modelscope.json"_s, credentialsJson("a", inTheFuture));
    machine.set(u"MODELSCOPE_API_KEY"_s, u"ms-one-0123456789"_s);
    machine.put(u".env"_s, "MODELSCOPE_API_KEY=ms-two-0123456789\n");
    QStringList names;
    const FoundImports found = machine.find();
    for (const ImportCandidate &candidate : found.candidates) {
        names.append(candidate.suggestedName);
    }
    QCOMPARE(names, QStringList({u"modelscope-2"_s, u"modelscope-3"_s, u"modelscope"_s}));
}

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
