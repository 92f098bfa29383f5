#include "accounts/importlist.h"
#include "support/credentialsfolder.h"

#include <qiao/imports.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

using Source = ImportCandidate::Source;

constexpr qint64 future = 4'000'000'000'000;

/// A home folder with the CLI's in it, and a project below it.
class Machine
{
public:
    Machine()
    {
        QDir(m_folder.path()).mkpath(u"home/.qwen"_s);
        QDir(m_folder.path()).mkpath(u"home/project/src"_s);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(u"home/"_s + name); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void putFixture(const QString &name, const QString &fixture) const
    {
        QFile file(QStringLiteral(QIAO_TEST_DATA "/imports/") + fixture);
        QVERIFY(file.open(QIODevice::ReadOnly));
        put(name, file.readAll());
    }
    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }
    [[nodiscard]] FoundImports find() const
    {
        return findImports({.environment = m_environment,
            .homeFolder = path({}),
            .qwenHome = path(u".qwen"_s),
            .workingFolder = path(u"project/src"_s)});
    }
    [[nodiscard]] FoundImports findWithoutQwenHome() const
    {
        return findImports({.environment = m_environment, .homeFolder = path({}), .workingFolder = path({})});
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

const ImportCandidate *withKey(const FoundImports &found, const char *key)
{
    for (const ImportCandidate &candidate : found.candidates) {
        if (candidate.key == key) {
            return &candidate;
        }
    }
    return nullptr;
}

} // namespace

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
    void readsSettings();
    void readsOldSettings();
    void joinsWhatSeveralPlacesSay();
    void readsSignIns();
    void followsQwenHome();
    void survivesBadFiles_data();
    void survivesBadFiles();
    void survivesLinksInCircles();
    void namesAreValidAndUnique();
    void writesNothing();
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

void TestImports::readsSettings()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v4.json"_s);
    machine.set(u"STUDIO_KEY"_s, u"sk-studio-0123456789"_s);
    machine.set(u"LOCAL_PORT"_s, u"11434"_s);
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 4);

    const ImportCandidate *plan = withKey(found, "sk-sp-of-settings-0123456789c1d2");
    QVERIFY(plan);
    QCOMPARE(plan->source, Source::CliSettings);
    QCOMPARE(plan->place, QDir::toNativeSeparators(machine.path(u".qwen/settings.json"_s)));
    QCOMPARE(plan->kind, AccountKind::CodingPlan);
    QCOMPARE(plan->region, u"international"_s);
    QCOMPARE(plan->baseUrl.toString(), u"https://coding-intl.dashscope.aliyuncs.com/v1"_s);
    QCOMPARE(plan->models, QStringList({u"qwen3.7-plus"_s, u"glm-5"_s}));
    QCOMPARE(plan->maskedKey, u"sk-sp-…c1d2"_s);

    QCOMPARE(withKey(found, "sk-studio-0123456789")->kind, AccountKind::ModelStudio);
    QStringList custom;
    for (const ImportCandidate &candidate : found.candidates) {
        if (candidate.key == "custom-key-0123456789-a1b2") {
            custom.append(candidate.baseUrl.toString() + u' ' + candidate.models.join(u','));
        }
    }
    QCOMPARE(
        custom, QStringList({u"http://localhost:11434/v1 local"_s, u"https://api.example.org/v1 own"_s}));
    QCOMPARE(found.warnings.size(), 1);
    QVERIFY(found.warnings.first().contains(u"unencrypted to api.example.org"_s));
}

void TestImports::readsOldSettings()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v2.json"_s);
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 1);
    QCOMPARE(found.candidates.first().region, u"us"_s);
    QCOMPARE(found.candidates.first().models, QStringList(u"qwen3-coder-plus"_s));
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

void TestImports::readsSignIns()
{
    Machine machine;
    machine.put(u".qwen/oauth_creds.json"_s, credentialsJson("a", future));
    machine.put(u".qwen/oauth_creds_work.json"_s, credentialsJson("b", future));
    machine.put(u".qwen/oauth_creds_empty.json"_s, "");
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 2);
    const ImportCandidate &first = found.candidates.first();
    QCOMPARE(first.source, Source::CliSignIn);
    QCOMPARE(first.kind, AccountKind::QwenSignIn);
    QCOMPARE(first.suggestedName, u"default"_s);
    QCOMPARE(first.fileName, u"oauth_creds.json"_s);
    QVERIFY(first.key.isEmpty() && first.maskedKey.isEmpty());
    QCOMPARE(found.candidates.last().suggestedName, u"work"_s);
    QCOMPARE(found.warnings.size(), 1);
    QVERIFY(found.warnings.first().contains(u"oauth_creds_empty.json holds no sign-in"_s));
}

void TestImports::followsQwenHome()
{
    Machine machine;
    machine.put(u".qwen/.env"_s, "QWEN_HOME=~/elsewhere\n");
    machine.put(u"elsewhere/oauth_creds.json"_s, credentialsJson("a", future));
    const FoundImports found = machine.findWithoutQwenHome();
    QCOMPARE(found.candidates.size(), 1);
    QVERIFY(found.candidates.first().place.contains(u"elsewhere"_s));
}

void TestImports::survivesBadFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");

    QTest::newRow("empty") << QByteArray() << u"settings.json is not valid JSON"_s;
    QTest::newRow("cut off") << R"({"security": {"auth": {"apiKey": "sk-cut)"_ba << u"is not valid JSON"_s;
    QTest::newRow("binary") << QByteArray(300, '\0') << u"is not valid JSON"_s;
    QTest::newRow("deep") << QByteArray(100'000, '[') << u"is not valid JSON"_s;
    QTest::newRow("huge") << QByteArray(2 << 20, ' ') << u"was not read"_s;
    QTest::newRow("another document") << "[1, 2]"_ba << QString();
    QTest::newRow("members of other types")
        << R"({"env":[],"modelProviders":{"openai":{}},"security":7,"model":null})"_ba << QString();
}

void TestImports::survivesBadFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    Machine machine;
    machine.put(u".qwen/settings.json"_s, bytes);
    machine.put(u".env"_s, bytes);
    machine.put(u".qwen/oauth_creds_x.json"_s, bytes);
    const FoundImports found = machine.find();
    QVERIFY(found.candidates.isEmpty());
    const QString all = found.warnings.join(u'\n');
    QVERIFY2(all.contains(words), qPrintable(all));
    QVERIFY(!all.contains(u"sk-cut"_s));
}

void TestImports::survivesLinksInCircles()
{
#ifndef Q_OS_UNIX
    QSKIP("Links of this kind are made on Unix.");
#endif
    Machine machine;
    QVERIFY(QFile::link(machine.path(u".qwen/settings.json"_s), machine.path(u".qwen/a.json"_s)));
    QVERIFY(QFile::link(machine.path(u".qwen/a.json"_s), machine.path(u".qwen/settings.json"_s)));
    QVERIFY(QFile::link(machine.path(u"project"_s), machine.path(u"project/src/loop"_s)));
    QDir().mkpath(machine.path(u".env"_s));
    machine.put(u"project/.env"_s, "MODELSCOPE_API_KEY=ms-of-project-0123456789\n");
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 1);
    QCOMPARE(found.warnings, QStringList());
}

void TestImports::namesAreValidAndUnique()
{
    Machine machine;
    machine.put(u".qwen/oauth_creds_modelscope.json"_s, credentialsJson("a", future));
    machine.set(u"MODELSCOPE_API_KEY"_s, u"ms-one-0123456789"_s);
    machine.put(u".env"_s, "MODELSCOPE_API_KEY=ms-two-0123456789\n");
    QStringList names;
    const FoundImports found = machine.find();
    for (const ImportCandidate &candidate : found.candidates) {
        names.append(candidate.suggestedName);
    }
    QCOMPARE(names, QStringList({u"modelscope-2"_s, u"modelscope-3"_s, u"modelscope"_s}));
}

void TestImports::writesNothing()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v4.json"_s);
    machine.put(u".qwen/oauth_creds.json"_s, credentialsJson("a", future));
    const QDir folder(machine.path(u".qwen"_s));
    const auto state = [&folder] {
        QStringList all;
        const auto entries = folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        for (const QFileInfo &info : entries) {
            all.append(info.fileName() + info.lastModified().toString(Qt::ISODateWithMs));
        }
        return all;
    };
    const QStringList before = state();
    (void)machine.find();
    QCOMPARE(state(), before);
}

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
