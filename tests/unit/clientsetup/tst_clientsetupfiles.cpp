#include "setupscene.h"

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace qiao;

using State = ClientSetupState::State;

/// Where tools keep their settings, and how the files are treated.
class TestClientSetupFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFiles();
    void findsTheTools();
    void writesThroughSymbolicLinks();
    void refusesALinkThatLeadsNowhere();
    void keepsPermissions();
    void newFilesAreTheUsersAlone();
    void warnsAboutAKeyThatOthersCanRead();
    void saysWhenTheFolderCannotBeWritten();
    void seesThatTheFileHasChanged();
    void keepsNoKeyOfItsOwn();
    void theDiffShowsNoSecret();
    void leavesADamagedRecordAlone();
    void undoFindsTheFileThatWasWritten();
    void undoOfAFileThatIsGone();
    void keepsAFewBackups();
};

void TestClientSetupFiles::findsTheFiles()
{
    SetupScene scene;
    const auto below = [&scene](ClientTool tool) { return scene.path(tool).sliced(scene.home().size()); };
    QCOMPARE(below(ClientTool::ClaudeCode), u"/.claude/settings.json"_s);
    QCOMPARE(below(ClientTool::QwenCode), u"/.qwen/settings.json"_s);
    QCOMPARE(below(ClientTool::OpenCode), u"/.config/opencode/opencode.json"_s);
    test::writeFile(scene.home() + u"/.config/opencode/opencode.jsonc"_s, "{}");
    QCOMPARE(below(ClientTool::OpenCode), u"/.config/opencode/opencode.jsonc"_s);
    scene.setVariable(u"XDG_CONFIG_HOME"_s, scene.home() + u"/xdg"_s);
    QCOMPARE(below(ClientTool::OpenCode), u"/xdg/opencode/opencode.json"_s);
    scene.setVariable(u"OPENCODE_CONFIG"_s, scene.home() + u"/own.json"_s);
    QCOMPARE(below(ClientTool::OpenCode), u"/own.json"_s);
    scene.setVariable(u"CLAUDE_CONFIG_DIR"_s, scene.home() + u"/cc"_s);
    QCOMPARE(below(ClientTool::ClaudeCode), u"/cc/settings.json"_s);
#ifdef Q_OS_LINUX
    QCOMPARE(below(ClientTool::Zed), u"/xdg/zed/settings.json"_s);
#endif
}

void TestClientSetupFiles::findsTheTools()
{
    SetupScene scene;
    const auto state = [&scene] {
        return scene.setup().state(ClientTool::ClaudeCode, SetupScene::target()).state;
    };
    QCOMPARE(state(), State::NotFound);
    const QString program = scene.home() + u"/bin/claude"_s;
    test::writeFile(program, "#!/bin/sh\n");
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    scene.setVariable(u"PATH"_s, scene.home() + u"/bin"_s);
    QCOMPARE(state(), State::NotSetUp);
    scene.setVariable(u"PATH"_s, {});
    QCOMPARE(state(), State::NotFound);
    QVERIFY(QDir(scene.home()).mkpath(u".claude"_s));
    QCOMPARE(state(), State::NotSetUp);
    scene.write(ClientTool::ClaudeCode, R"({"env": {"ANTHROPIC_BASE_URL": "http://localhost:8080"}})");
    const auto byHand = scene.setup().state(ClientTool::ClaudeCode, SetupScene::target());
    QCOMPARE(byHand.state, State::SetUp);
    QVERIFY(!byHand.canUndo);
    QCOMPARE(byHand.address, u"http://localhost:8080"_s);
}

void TestClientSetupFiles::writesThroughSymbolicLinks()
{
    const SetupScene scene;
    const QString real = scene.home() + u"/dotfiles/claude.json"_s;
    test::writeFile(real, "{}\n");
    const QString link = scene.path(ClientTool::ClaudeCode);
    QVERIFY(QDir().mkpath(QFileInfo(link).path()));
    QVERIFY(QFile::link(real, link));
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(test::readFile(real).contains("127.0.0.1:8080"));
    QVERIFY(scene.undo(ClientTool::ClaudeCode));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(test::readFile(real), "{}\n"_ba);
}

void TestClientSetupFiles::refusesALinkThatLeadsNowhere()
{
    const SetupScene scene;
    const QString link = scene.path(ClientTool::ClaudeCode);
    QVERIFY(QDir().mkpath(QFileInfo(link).path()));
    QVERIFY(QFile::link(scene.home() + u"/nowhere.json"_s, link));
    const auto applied = scene.apply(ClientTool::ClaudeCode);
    QVERIFY(!applied);
    QVERIFY(applied.error().message.contains(u"leads nowhere"_s));
    QVERIFY(QFileInfo(link).isSymLink());
}

void TestClientSetupFiles::keepsPermissions()
{
    const SetupScene scene;
    scene.write(ClientTool::Zed, "{}");
    const auto readable = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther
        | QFile::ReadUser | QFile::WriteUser;
    QVERIFY(QFile::setPermissions(scene.path(ClientTool::Zed), readable));
    QVERIFY(scene.apply(ClientTool::Zed));
    QCOMPARE(QFile::permissions(scene.path(ClientTool::Zed)), readable);
}

void TestClientSetupFiles::newFilesAreTheUsersAlone()
{
    const SetupScene scene;
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    scene.write(ClientTool::QwenCode, "{}");
    const auto applied = scene.apply(ClientTool::QwenCode);
    QVERIFY(applied);
    for (const QString &path :
        {scene.path(ClientTool::ClaudeCode), applied->backup, scene.data() + u"/clientsetup.json"_s}) {
        QVERIFY2(!(QFile::permissions(path) & others), qUtf8Printable(path));
    }
}

void TestClientSetupFiles::warnsAboutAKeyThatOthersCanRead()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{}");
    const QString path = scene.path(ClientTool::ClaudeCode);
    const auto notes = [&scene](const QString &key) {
        return scene.setup().plan(ClientTool::ClaudeCode, SetupScene::target(8080, key))->notes;
    };
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(notes({}).size(), 0);
    QCOMPARE(notes(u"qiao-key"_s).size(), 1);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(notes(u"qiao-key"_s).size(), 0);
    QCOMPARE(scene.setup().plan(ClientTool::Zed, SetupScene::target())->notes.size(), 1);
}

void TestClientSetupFiles::saysWhenTheFolderCannotBeWritten()
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0) {
        // a file where the folder should be stops even those whom no permission stops
        const SetupScene scene;
        test::writeFile(scene.home() + u"/.claude"_s, "");
        const auto applied = scene.apply(ClientTool::ClaudeCode);
        QVERIFY(!applied);
        QVERIFY(!scene.setup().planUndo(ClientTool::ClaudeCode));
        return;
    }
#endif
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{}");
    const QString folder = QFileInfo(scene.path(ClientTool::ClaudeCode)).path();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const auto applied = scene.apply(ClientTool::ClaudeCode);
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!applied);
    QVERIFY(applied.error().message.contains(u"cannot be written"_s));
    QCOMPARE(scene.text(ClientTool::ClaudeCode), "{}"_ba);
    QVERIFY(!scene.setup().planUndo(ClientTool::ClaudeCode));
}

void TestClientSetupFiles::seesThatTheFileHasChanged()
{
    const SetupScene scene;
    const auto plan = scene.setup().plan(ClientTool::ClaudeCode, SetupScene::target());
    QVERIFY(plan);
    scene.write(ClientTool::ClaudeCode, "{\"new\": 1}");
    const auto applied = scene.setup().apply(*plan);
    QVERIFY(!applied);
    QCOMPARE(applied.error().httpStatus, 409);
    QCOMPARE(scene.text(ClientTool::ClaudeCode), "{\"new\": 1}"_ba);
}

void TestClientSetupFiles::keepsNoKeyOfItsOwn()
{
    const SetupScene scene;
    QVERIFY(scene.apply(ClientTool::ClaudeCode, SetupScene::target(8080, u"qiao-canary0123456789"_s)));
    QVERIFY(scene.text(ClientTool::ClaudeCode).contains("canary"));
    QVERIFY(!test::readFile(scene.data() + u"/clientsetup.json"_s).contains("canary"));
}

void TestClientSetupFiles::theDiffShowsNoSecret()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode,
        "{\n  \"env\": {\n    \"ANTHROPIC_API_KEY\": \"sk-ant-oldcanary0123456789\",\n    \"OTHER_TOKEN\": "
        "\"thirdcanary0123456789\"\n  }\n}\n");
    const ClientTarget target = SetupScene::target(8080, u"qiao-newcanary0123456789"_s);
    const auto plan = scene.setup().plan(ClientTool::ClaudeCode, target);
    QVERIFY(plan);
    QVERIFY2(!plan->diff.contains(u"canary"_s), qUtf8Printable(plan->diff));
    QVERIFY2(plan->diff.contains(u"+    \"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:8080/anthropic\",\n"_s),
        qUtf8Printable(plan->diff));
    QVERIFY2(plan->diff.contains(u"\n-    \"ANTHROPIC_API_KEY\": \"sk-"_s), qUtf8Printable(plan->diff));
    QCOMPARE(plan->keys,
        (QStringList{u"env.ANTHROPIC_BASE_URL"_s, u"env.ANTHROPIC_AUTH_TOKEN"_s, u"env.ANTHROPIC_API_KEY"_s,
            u"model"_s}));
    QVERIFY(scene.setup().apply(*plan));
    QVERIFY(!scene.setup().planUndo(ClientTool::ClaudeCode)->diff.contains(u"canary"_s));
    const auto qwen = scene.setup().plan(ClientTool::QwenCode, target);
    QVERIFY2(qwen->diff.contains(u"\"envKey\": \"QIAO_API_KEY\""_s), qUtf8Printable(qwen->diff));
    QVERIFY2(!qwen->diff.contains(u"canary"_s), qUtf8Printable(qwen->diff));
    const auto plain = scene.setup().plan(ClientTool::ClaudeCode, SetupScene::target());
    QVERIFY2(plain->diff.contains(u"+    \"ANTHROPIC_AUTH_TOKEN\": \"qiao\""_s), qUtf8Printable(plain->diff));
}

void TestClientSetupFiles::leavesADamagedRecordAlone()
{
    const SetupScene scene;
    test::writeFile(scene.data() + u"/clientsetup.json"_s, "{\"version\": 7}");
    QVERIFY(!scene.apply(ClientTool::ClaudeCode));
    QVERIFY(!QFile::exists(scene.home() + u"/.claude/settings.json"_s));
    QCOMPARE(test::readFile(scene.data() + u"/clientsetup.json"_s), "{\"version\": 7}"_ba);
    QVERIFY(scene.setup()
                .state(ClientTool::ClaudeCode, SetupScene::target())
                .problem.contains(u"clientsetup.json"_s));
}

void TestClientSetupFiles::undoFindsTheFileThatWasWritten()
{
    SetupScene scene;
    QVERIFY(scene.apply(ClientTool::OpenCode));
    const QString path = scene.path(ClientTool::OpenCode);
    scene.setVariable(u"OPENCODE_CONFIG"_s, scene.home() + u"/own.json"_s);
    const auto undone = scene.undo(ClientTool::OpenCode);
    QVERIFY(undone);
    QCOMPARE(undone->path, path);
    QVERIFY(!QFile::exists(path));
}

void TestClientSetupFiles::undoOfAFileThatIsGone()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{}");
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    QVERIFY(QFile::remove(scene.path(ClientTool::ClaudeCode)));
    QVERIFY(scene.undo(ClientTool::ClaudeCode));
    QVERIFY(!QFile::exists(scene.path(ClientTool::ClaudeCode)));
    QVERIFY(!scene.undo(ClientTool::ClaudeCode));
}

void TestClientSetupFiles::keepsAFewBackups()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{ }");
    for (int port = 1; port <= 15; ++port) {
        QVERIFY(scene.apply(ClientTool::ClaudeCode, SetupScene::target(port)));
    }
    const auto copies = QDir(scene.data() + u"/backups"_s).entryList(QDir::Files).size();
    QVERIFY2(copies >= 10 && copies <= 11, qUtf8Printable(QString::number(copies)));
    QVERIFY(scene.undo(ClientTool::ClaudeCode));
    QCOMPARE(scene.text(ClientTool::ClaudeCode), "{ }"_ba);
}

QTEST_GUILESS_MAIN(TestClientSetupFiles)
#include "tst_clientsetupfiles.moc"
