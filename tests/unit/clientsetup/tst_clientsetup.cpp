#include "setupscene.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace qiao;

using State = ClientSetupState::State;

/// What is written into tools' settings and taken out again.
class TestClientSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatEachToolReads();
    void keepsAllThatIsNotItsOwn_data() { SetupScene::rows(); }
    void keepsAllThatIsNotItsOwn();
    void undoGivesTheFileBack_data();
    void undoGivesTheFileBack();
    void undoAfterOthersWrote_data() { SetupScene::rows(); }
    void undoAfterOthersWrote();
    void undoLeavesWhatTheUserChanged();
    void theFirstOriginalComesBack();
    void aSecondSetupMovesTheAddress_data() { SetupScene::rows(); }
    void aSecondSetupMovesTheAddress();
    void nothingToDoChangesNothing_data() { SetupScene::rows(); }
    void nothingToDoChangesNothing();
    void aRemovedKeyComesBack();
    void claudeCodeHasExactlyOneKey();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void refusesToolsWithoutSuchAFile();

private:
    static QJsonObject json(const SetupScene &scene, ClientTool tool)
    {
        return QJsonDocument::fromJson(scene.text(tool)).object();
    }

    /// Settings with everything that is hard to keep.
    static QByteArray busySettings(const QByteArray &lineEnd = "\n")
    {
        QByteArray text = "\xEF\xBB\xBF// mine, {not} yours\n{\n\t\"theme\": \"dark\", // \"env\": {}\n"
                          "\t/* two\n\t   lines */\n\t\"list\": [1,2 , 3,],\n\n\t\"z\": {\"a\":{}},\n"
                          "\t\"a\": \"caf\\u00e9 \xE4\xB8\xAD\",\n\t// the end\n}\n";
        return text.replace("\n", lineEnd);
    }
};

void TestClientSetup::writesWhatEachToolReads()
{
    const SetupScene scene;
    const ClientTarget target = SetupScene::target(4711, u"qiao-0123456789abcdef"_s, u"m-1"_s);
    for (const ClientToolInfo &info : clientTools()) {
        QVERIFY(!info.canSetUp || scene.apply(info.tool, target));
    }
    const QJsonObject claude = json(scene, ClientTool::ClaudeCode);
    const QJsonObject env{{u"ANTHROPIC_BASE_URL"_s, u"http://127.0.0.1:4711/anthropic"_s},
        {u"ANTHROPIC_AUTH_TOKEN"_s, u"qiao-0123456789abcdef"_s}};
    QCOMPARE(claude, (QJsonObject{{u"env"_s, env}, {u"model"_s, u"m-1"_s}}));

    const QJsonObject qwen = json(scene, ClientTool::QwenCode);
    const QJsonObject entry{{u"envKey"_s, u"QIAO_API_KEY"_s}, {u"id"_s, u"m-1"_s},
        {u"name"_s, u"m-1 (Qiao)"_s}, {u"baseUrl"_s, u"http://127.0.0.1:4711/v1"_s}};
    QCOMPARE(qwen["modelProviders"_L1]["openai"_L1].toArray(), QJsonArray{entry});
    QCOMPARE(qwen["env"_L1]["QIAO_API_KEY"_L1], u"qiao-0123456789abcdef"_s);
    QCOMPARE(qwen["security"_L1]["auth"_L1]["selectedType"_L1], u"openai"_s);
    QCOMPARE(qwen["model"_L1]["name"_L1], u"m-1"_s);

    const QJsonObject openCode = json(scene, ClientTool::OpenCode);
    const auto provider = openCode["provider"_L1]["qiao"_L1];
    QCOMPARE(provider["npm"_L1], u"@ai-sdk/openai-compatible"_s);
    QCOMPARE(provider["options"_L1]["baseURL"_L1], u"http://127.0.0.1:4711/v1"_s);
    QVERIFY(provider["models"_L1]["m-1"_L1].isObject());
    QCOMPARE(openCode["model"_L1], u"qiao/m-1"_s);

    const QJsonObject zed = json(scene, ClientTool::Zed);
    const auto own = zed["language_models"_L1]["openai_compatible"_L1]["Qiao"_L1];
    QCOMPARE(own["api_url"_L1], u"http://127.0.0.1:4711/v1"_s);
    QCOMPARE(own["available_models"_L1][0]["name"_L1], u"m-1"_s);
    QVERIFY(!scene.text(ClientTool::Zed).contains("qiao-0123456789abcdef"));
}

void TestClientSetup::keepsAllThatIsNotItsOwn()
{
    QFETCH(const ClientTool, tool);
    for (const QByteArray &lineEnd : {"\n"_ba, "\r\n"_ba}) {
        const SetupScene scene;
        const QByteArray before = busySettings(lineEnd);
        scene.write(tool, before);
        QVERIFY(scene.apply(tool));
        const QByteArray after = scene.text(tool);
        const QByteArray kept = before.left(before.indexOf("\t// the end"));
        QVERIFY2(after.startsWith(kept.trimmed()), after.constData());
        QVERIFY(after.endsWith("\t// the end" + lineEnd + "}" + lineEnd));
        QVERIFY(after.contains("127.0.0.1:8080"));
        QCOMPARE(after.count('\n'), after.count(lineEnd));
        QCOMPARE(scene.setup().state(tool, SetupScene::target()).state, State::SetUp);
    }
}

void TestClientSetup::undoGivesTheFileBack_data()
{
    QTest::addColumn<ClientTool>("tool");
    QTest::addColumn<QByteArray>("text");
    for (const ClientToolInfo &info : clientTools()) {
        if (info.canSetUp) {
            const QByteArray id = info.id.toUtf8();
            QTest::newRow(id + " busy") << info.tool << busySettings();
            QTest::newRow(id + " CRLF") << info.tool << busySettings("\r\n");
            QTest::newRow(id + " empty") << info.tool << ""_ba;
            QTest::newRow(id + " comment") << info.tool << "// nothing yet\n"_ba;
            QTest::newRow(id + " braces") << info.tool << "{ }"_ba;
            QTest::newRow(id + " one line")
                << info.tool << R"({"env":{"ANTHROPIC_API_KEY":"sk-ant-1","A":"b"},"model":{"name":"x"}})"_ba;
        }
    }
}

void TestClientSetup::undoGivesTheFileBack()
{
    QFETCH(const ClientTool, tool);
    QFETCH(const QByteArray, text);
    const SetupScene scene;
    scene.write(tool, text);
    const auto applied = scene.apply(tool);
    QVERIFY(applied);
    QVERIFY(scene.text(tool) != text);
    QCOMPARE(test::readFile(applied->backup), text);
    QVERIFY(scene.apply(tool, SetupScene::target(9)));
    const auto undone = scene.undo(tool);
    QVERIFY(undone);
    QCOMPARE(undone->kept, QStringList());
    QCOMPARE(scene.text(tool), text);
    QVERIFY(!scene.undo(tool));
    QCOMPARE(scene.setup().state(tool, SetupScene::target()).state, State::NotSetUp);
}

void TestClientSetup::undoAfterOthersWrote()
{
    QFETCH(const ClientTool, tool);
    const SetupScene scene;
    const QByteArray before = busySettings();
    scene.write(tool, before);
    QVERIFY(scene.apply(tool));
    scene.write(tool, scene.text(tool).replace("\"dark\"", "\"light\""));
    QVERIFY(scene.undo(tool));
    QCOMPARE(scene.text(tool), QByteArray(before).replace("\"dark\"", "\"light\""));
}

void TestClientSetup::undoLeavesWhatTheUserChanged()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{\n  \"model\": \"opus\"\n}\n");
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    scene.write(ClientTool::ClaudeCode,
        scene.text(ClientTool::ClaudeCode).replace("claude-sonnet-4-5", "haiku").replace("qiao", "other"));
    const auto undone = scene.undo(ClientTool::ClaudeCode);
    QVERIFY(undone);
    QCOMPARE(undone->kept, (QStringList{u"env.ANTHROPIC_AUTH_TOKEN"_s, u"model"_s}));
    QCOMPARE(scene.text(ClientTool::ClaudeCode),
        "{\n  \"model\": \"haiku\",\n  \"env\": {\n    \"ANTHROPIC_AUTH_TOKEN\": \"other\"\n  }\n}\n"_ba);
}

void TestClientSetup::theFirstOriginalComesBack()
{
    const SetupScene scene;
    const QByteArray first = R"({"env": {"ANTHROPIC_BASE_URL": "https://a.example"}})";
    scene.write(ClientTool::ClaudeCode, first);
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    scene.write(ClientTool::ClaudeCode,
        scene.text(ClientTool::ClaudeCode).replace("http://127.0.0.1:8080/anthropic", "https://b.example"));
    QCOMPARE(scene.setup().state(ClientTool::ClaudeCode, SetupScene::target()).state, State::Changed);
    QVERIFY(scene.apply(ClientTool::ClaudeCode, SetupScene::target(9)));
    QVERIFY(scene.undo(ClientTool::ClaudeCode));
    QCOMPARE(scene.text(ClientTool::ClaudeCode), first);
}

void TestClientSetup::aSecondSetupMovesTheAddress()
{
    QFETCH(const ClientTool, tool);
    const SetupScene scene;
    QVERIFY(scene.apply(tool));
    const ClientTarget other = SetupScene::target(9);
    QCOMPARE(scene.setup().state(tool, other).state, State::OtherAddress);
    const auto plan = scene.setup().plan(tool, other);
    QVERIFY(plan);
    QVERIFY(scene.setup().apply(*plan));
    QCOMPARE(scene.setup().state(tool, other).state, State::SetUp);
    QVERIFY(!scene.text(tool).contains("8080"));
    QVERIFY(scene.undo(tool));
    QVERIFY2(!QFile::exists(scene.path(tool)), "a file that was not there goes again");
}

void TestClientSetup::nothingToDoChangesNothing()
{
    QFETCH(const ClientTool, tool);
    const SetupScene scene;
    QVERIFY(scene.apply(tool));
    const QByteArray text = scene.text(tool);
    const auto plan = scene.setup().plan(tool, SetupScene::target());
    QVERIFY(plan);
    QVERIFY(plan->keys.isEmpty() && plan->diff.isEmpty());
    const auto outcome = scene.setup().apply(*plan);
    QVERIFY(outcome);
    QVERIFY(outcome->backup.isEmpty());
    QCOMPARE(scene.text(tool), text);
    QVERIFY(scene.setup().state(tool, SetupScene::target()).canUndo);
}

void TestClientSetup::aRemovedKeyComesBack()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, "{\n  \"env\": {\n    \"ANTHROPIC_MODEL\": \"opus\"\n  }\n}\n");
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    QVERIFY(!scene.text(ClientTool::ClaudeCode).contains("ANTHROPIC_MODEL"));
    scene.write(ClientTool::ClaudeCode, scene.text(ClientTool::ClaudeCode) + "// more\n");
    QVERIFY(scene.undo(ClientTool::ClaudeCode));
    QCOMPARE(scene.text(ClientTool::ClaudeCode),
        "{\n  \"env\": {\n    \"ANTHROPIC_MODEL\": \"opus\"\n  }\n}\n// more\n"_ba);
}

void TestClientSetup::claudeCodeHasExactlyOneKey()
{
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode,
        R"({"env": {"ANTHROPIC_API_KEY": "sk-1", "X": "y", "ANTHROPIC_API_KEY": "sk-2"}})");
    QVERIFY(scene.apply(ClientTool::ClaudeCode));
    QVERIFY(!scene.text(ClientTool::ClaudeCode).contains("ANTHROPIC_API_KEY"));
    QVERIFY(scene.text(ClientTool::ClaudeCode).contains("\"ANTHROPIC_AUTH_TOKEN\": \"qiao\""));
}

void TestClientSetup::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("broken") << "{\n  \"a\": 1\n  \"b\": 2\n}"_ba << u"no valid JSON: look at line 3"_s;
    QTest::newRow("list") << "[1]"_ba << u"no valid JSON"_s;
    QTest::newRow("not UTF-8") << "{\"a\": \"\xFF\"}"_ba << u"no valid JSON"_s;
    QTest::newRow("other kind") << "{\"env\": \"x\"}"_ba << u"at env. "_s;
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ') << u"larger than any"_s;
}

void TestClientSetup::refusesWhatItDoesNotUnderstand()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const SetupScene scene;
    scene.write(ClientTool::ClaudeCode, text);
    const auto plan = scene.setup().plan(ClientTool::ClaudeCode, SetupScene::target());
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.contains(says), qUtf8Printable(plan.error().message));
    QVERIFY(plan.error().message.contains(u"settings.json"_s));
    QCOMPARE(scene.text(ClientTool::ClaudeCode), text);
    const bool isUnusable =
        scene.setup().state(ClientTool::ClaudeCode, SetupScene::target()).state == State::Unusable;
    QCOMPARE(isUnusable, !says.contains(u"env"_s));
}

void TestClientSetup::refusesToolsWithoutSuchAFile()
{
    const SetupScene scene;
    QVERIFY(!scene.setup().plan(ClientTool::Cline, SetupScene::target()));
    QVERIFY(!scene.setup().planUndo(ClientTool::Cline));
}

QTEST_GUILESS_MAIN(TestClientSetup)
#include "tst_clientsetup.moc"
