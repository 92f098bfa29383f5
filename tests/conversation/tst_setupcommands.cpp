#include "authcommandtest.h"
#include "support/files.h"
#include "support/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// `qiao setup` with a server that runs: what it writes leads there.
class TestSetupCommands : public AuthCommandTest
{
    Q_OBJECT

private Q_SLOTS:
    void theWrittenSettingsWork();
    void aServerWithKeysGetsOne();
    void goesBackByteForByte();

private:
    [[nodiscard]] Outcome setup(const QStringList &arguments, const QByteArray &input = {})
    {
        return world().run(QStringList{u"setup"_s} + arguments, input);
    }
    [[nodiscard]] QString settingsPath() { return world().homeFolder() + u"/.claude/settings.json"_s; }
    [[nodiscard]] QJsonValue env()
    {
        return QJsonDocument::fromJson(qiao::test::readFile(settingsPath()))["env"_L1];
    }
    /// The status that a client with the written settings gets for its models.
    int statusAsWritten();
};

int TestSetupCommands::statusAsWritten()
{
    const QUrl url(env()["ANTHROPIC_BASE_URL"_L1].toString());
    const QByteArray key = env()["ANTHROPIC_AUTH_TOKEN"_L1].toString().toUtf8();
    qiao::HttpClient client(static_cast<quint16>(url.port()));
    client.send("GET", url.path().toUtf8() + "/v1/models", {}, {{"Authorization", "Bearer " + key}});
    return client.waitUntilComplete() ? client.status() : 0;
}

void TestSetupCommands::theWrittenSettingsWork()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    const Outcome outcome = setup({u"claude-code"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.errors);
    QCOMPARE(QUrl(env()["ANTHROPIC_BASE_URL"_L1].toString()).port(), int(world().server().port()));
    QCOMPARE(statusAsWritten(), 200);
    const QJsonArray tools = setup({u"--json"_s}).json().value("tools"_L1).toArray();
    QCOMPARE(tools[0]["state"_L1], u"set-up"_s);
}

void TestSetupCommands::aServerWithKeysGetsOne()
{
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    const QJsonObject made = world().run({u"keys"_s, u"create"_s, u"laptop"_s, u"--json"_s}).json();
    const QByteArray clear = made.value("client_key"_L1).toString().toLatin1();
    QCOMPARE(setup({u"claude-code"_s}).exitCode, 2);
    const Outcome outcome = setup({u"claude-code"_s, u"--key"_s}, clear + '\n');
    QVERIFY2(outcome.exitCode == 0, outcome.errors);
    QVERIFY(!outcome.output.contains(clear) && !outcome.errors.contains(clear));
    QCOMPARE(env()["ANTHROPIC_AUTH_TOKEN"_L1].toString().toLatin1(), clear);
    QCOMPARE(statusAsWritten(), 200);
    const Outcome refused = setup({u"claude-code"_s, u"--key="_s + QString::fromLatin1(clear)});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(!refused.errors.contains(clear));
}

void TestSetupCommands::goesBackByteForByte()
{
    const QByteArray before = "\xEF\xBB\xBF{\r\n\t// mine\r\n\t\"env\": {\"A\": \"b\",},\r\n}\r\n";
    qiao::test::writeFile(settingsPath(), before);
    QCOMPARE(setup({u"claude-code"_s}).exitCode, 0);
    QVERIFY(qiao::test::readFile(settingsPath()) != before);
    QCOMPARE(setup({u"claude-code"_s, u"--undo"_s}).exitCode, 0);
    QCOMPARE(qiao::test::readFile(settingsPath()), before);
    QCOMPARE(setup({u"claude-code"_s, u"--undo"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(TestSetupCommands)
#include "tst_setupcommands.moc"
