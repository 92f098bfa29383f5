#include "authcommandtest.h"
#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// `qiao auth …` about the accounts there are, with a server that runs and with none.
class TestAuthCommands : public AuthCommandTest
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndCounts_data() { withAndWithoutServer(); }
    void listsAndCounts();
    void choosesTheDefault_data() { withAndWithoutServer(); }
    void choosesTheDefault();
    void renames_data() { withAndWithoutServer(); }
    void renames();
    void disablesAndEnables_data() { withAndWithoutServer(); }
    void disablesAndEnables();
    void removes_data() { withAndWithoutServer(); }
    void removes();
    void unlinksButKeepsTheCliFile_data() { withAndWithoutServer(); }
    void unlinksButKeepsTheCliFile();
    void tests_data() { withAndWithoutServer(); }
    void tests();
    void choosesTheStrategy_data() { withAndWithoutServer(); }
    void choosesTheStrategy();
    void doesNotReadDotEnv();
    void theServerTakesANewAccountAtOnce();
    void saysWhatToDoWithoutAccounts();
};

void TestAuthCommands::listsAndCounts()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome listed = world().auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    const QList<QByteArray> lines = listed.output.split('\n');
    QVERIFY2(lines.at(0).startsWith("  Name  Kind"), listed.output);
    QVERIFY2(lines.at(1).startsWith("* work  Coding Plan, mainland China  ready"), listed.output);
    QVERIFY(!listed.output.contains('\x1b'));
    const QJsonObject list = world().auth({u"list"_s, u"--json"_s}).json();
    QCOMPARE(list.value("default"_L1), u"work"_s);
    QCOMPARE(list.value("strategy"_L1), u"fixed"_s);

    const Outcome counted = world().auth({u"counts"_s});
    QCOMPARE(counted.exitCode, 0);
    QVERIFY2(counted.output.contains("\nCounted since the service's midnight; the next one is at "),
        counted.output);
    const QJsonObject counts = world().auth({u"counts"_s, u"--json"_s}).json();
    QCOMPARE(counts.value("accounts"_L1)[0]["name"_L1], u"work"_s);
    QCOMPARE(counts.value("accounts"_L1)[0]["requests"_L1], 1); // adding it asked once
}

void TestAuthCommands::choosesTheDefault()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    QVERIFY(world().service().addPlanKey(codingHost, "sk-sp-theotherkey012345"));
    QCOMPARE(world().auth({u"add"_s, u"other"_s, u"--key"_s}, "sk-sp-theotherkey012345").exitCode, 0);
    QCOMPARE(world().auth({u"default"_s}).output, "work\n"_ba);
    const Outcome chosen = world().auth({u"default"_s, u"other"_s});
    QCOMPARE(chosen.output, "\"other\" is the default account now.\n"_ba);
    QCOMPARE(world().auth({u"default"_s, u"--json"_s}).json().value("default"_L1), u"other"_s);
    const Outcome unknown = world().auth({u"default"_s, u"nobody"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.startsWith("qiao: There is no account \"nobody\""), unknown.errors);
}

void TestAuthCommands::renames()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome renamed = world().auth({u"rename"_s, u"work"_s, u"office"_s});
    QCOMPARE(renamed.output, "\"work\" is called \"office\" now.\n"_ba);
    QCOMPARE(renamed.exitCode, 0);
    QVERIFY(account(u"work"_s).isEmpty());
    QCOMPARE(world().auth({u"test"_s, u"office"_s}).exitCode, 0);
    QCOMPARE(world().auth({u"rename"_s, u"office"_s, u"not a name"_s}).exitCode, 2);
}

void TestAuthCommands::disablesAndEnables()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    QCOMPARE(world().auth({u"disable"_s, u"work"_s}).output, "\"work\" is kept, but gets no requests.\n"_ba);
    QCOMPARE(account(u"work"_s).value("state"_L1), u"disabled"_s);
    const QJsonObject enabled = world().auth({u"enable"_s, u"work"_s, u"--json"_s}).json();
    QCOMPARE(enabled.value("enabled"_L1), true);
    QCOMPARE(account(u"work"_s).value("state"_L1), u"usable"_s);
}

void TestAuthCommands::removes()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome unasked = world().auth({u"remove"_s, u"work"_s});
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.errors.contains("--yes"), unasked.errors);
    QVERIFY(!account(u"work"_s).isEmpty());
    const Outcome removed = world().auth({u"remove"_s, u"work"_s, u"--yes"_s});
    QCOMPARE(removed.exitCode, 0);
    QCOMPARE(removed.output, "\"work\" and its secret are removed.\n"_ba);
    QVERIFY(account(u"work"_s).isEmpty());
    QCOMPARE(world().auth({u"remove"_s, u"work"_s, u"--yes"_s}).exitCode, 1);
}

void TestAuthCommands::unlinksButKeepsTheCliFile()
{
    world().writeQwenFile(u"oauth_creds.json"_s, world().service().issueTokens());
    QVERIFY(begin());
    QCOMPARE(account(u"default"_s).value("linked"_L1), true);
    const Outcome removed = world().auth({u"remove"_s, u"default"_s, u"--yes"_s});
    QCOMPARE(removed.exitCode, 0);
    QVERIFY2(
        removed.output.startsWith("\"default\" is removed from Qiao. The Qwen CLI's file is still there"),
        removed.output);
    QVERIFY(account(u"default"_s).isEmpty());
    QVERIFY(QFile::exists(QDir(world().qwenHome()).filePath(u"oauth_creds.json"_s)));
    const Outcome imported = world().auth({u"import"_s, u"--all"_s});
    QVERIFY2(imported.exitCode == 0, imported.errors);
    QVERIFY2(imported.output.contains("\"default\" uses the Qwen CLI's oauth_creds.json"), imported.output);
    QCOMPARE(account(u"default"_s).value("linked"_L1), true);
}

void TestAuthCommands::tests()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome works = world().auth({u"test"_s});
    QCOMPARE(works.exitCode, 0);
    QVERIFY2(works.output.startsWith("\"work\" works: "), works.output);
    QVERIFY(world().service().scriptJson(R"({"error": "invalid-key", "times": 0})"));
    const Outcome broken = world().auth({u"test"_s, u"work"_s});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.output.startsWith("\"work\" does not work: "), broken.output);
    const Outcome json = world().auth({u"test"_s, u"--json"_s, u"--model"_s, u"glm-5"_s});
    QCOMPARE(json.exitCode, 1);
    QCOMPARE(json.json().value("accounts"_L1)[0]["works"_L1], false);
    QCOMPARE(json.json().value("accounts"_L1)[0]["model"_L1], u"glm-5"_s);
}

void TestAuthCommands::choosesTheStrategy()
{
    QVERIFY(begin());
    QCOMPARE(world().auth({u"strategy"_s}).output, "fixed\n"_ba);
    const Outcome chosen = world().auth({u"strategy"_s, u"failover"_s});
    QCOMPARE(chosen.exitCode, 0);
    QVERIFY2(chosen.errors.contains("The terms of subscription plans"), chosen.errors);
    QCOMPARE(world().auth({u"strategy"_s, u"--json"_s}).json().value("strategy"_L1), u"failover"_s);
    QCOMPARE(world().auth({u"strategy"_s, u"random"_s}).exitCode, 2);
}

void TestAuthCommands::doesNotReadDotEnv()
{
    qiao::test::writeFile(
        QDir(world().homeFolder()).filePath(u".env"_s), "DEFAULT_ACCOUNT=elsewhere\nPORT=http\n");
    const Outcome listed = world().auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.errors.startsWith("Warning: Secrets are kept in the clear in "), listed.errors);
    QCOMPARE(listed.errors.count('\n'), 1);
}

void TestAuthCommands::theServerTakesANewAccountAtOnce()
{
    QVERIFY(world().startServer());
    QCOMPARE(statusOf(world().server().port(), "/v1/models"), 401);
    QVERIFY(addWork());
    QCOMPARE(statusOf(world().server().port(), "/v1/models"), 200);
    QCOMPARE(world().auth({u"remove"_s, u"work"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(statusOf(world().server().port(), "/v1/models"), 401);
}

void TestAuthCommands::saysWhatToDoWithoutAccounts()
{
    const Outcome listed = world().auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.output.startsWith("No account yet. Add one to start. \"qiao auth add NAME\""));
    QCOMPARE(world().auth({u"test"_s}).exitCode, 1);
    QCOMPARE(world().auth({u"default"_s}).exitCode, 1);
    QCOMPARE(world().auth({u"counts"_s}).exitCode, 0);
    QCOMPARE(world().auth({u"import"_s, u"--all"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestAuthCommands)
#include "tst_authcommands.moc"
