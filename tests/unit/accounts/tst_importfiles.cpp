#include "importscene.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

using Source = ImportCandidate::Source;

/// The Qwen CLI's own files, whole and broken; they are only ever read.
class TestImportFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSettings();
    void readsOldSettings();
    void readsSignIns();
    void followsQwenHome();
    void survivesBadFiles_data();
    void survivesBadFiles();
    void survivesLinksInCircles();
    void writesNothing();
};

void TestImportFiles::readsSettings()
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

void TestImportFiles::readsOldSettings()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v2.json"_s);
    const FoundImports found = machine.find();
    QCOMPARE(found.candidates.size(), 1);
    QCOMPARE(found.candidates.first().region, u"us"_s);
    QCOMPARE(found.candidates.first().models, QStringList(u"qwen3-coder-plus"_s));
}

void TestImportFiles::readsSignIns()
{
    Machine machine;
    machine.put(u".qwen/oauth_creds.json"_s, credentialsJson("a", inTheFuture));
    machine.put(u".qwen/oauth_creds_work.json"_s, credentialsJson("b", inTheFuture));
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

void TestImportFiles::followsQwenHome()
{
    Machine machine;
    machine.put(u".qwen/.env"_s, "QWEN_HOME=~/elsewhere\n");
    machine.put(u"elsewhere/oauth_creds.json"_s, credentialsJson("a", inTheFuture));
    const FoundImports found = machine.findWithoutQwenHome();
    QCOMPARE(found.candidates.size(), 1);
    QVERIFY(found.candidates.first().place.contains(u"elsewhere"_s));
}

void TestImportFiles::survivesBadFiles_data()
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

void TestImportFiles::survivesBadFiles()
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

void TestImportFiles::survivesLinksInCircles()
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

void TestImportFiles::writesNothing()
{
    Machine machine;
    machine.putFixture(u".qwen/settings.json"_s, u"settings-v4.json"_s);
    machine.put(u".qwen/oauth_creds.json"_s, credentialsJson("a", inTheFuture));
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

QTEST_GUILESS_MAIN(TestImportFiles)
#include "tst_importfiles.moc"
