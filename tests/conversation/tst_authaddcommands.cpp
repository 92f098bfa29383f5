#include "authcommandtest.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// `qiao auth add` and `qiao auth import`, with a server that runs and with none.
class TestAuthAddCommands : public AuthCommandTest
{
    Q_OBJECT

private Q_SLOTS:
    void addsAKey_data() { withAndWithoutServer(); }
    void addsAKey();
    void refusesAKeyThatNobodyTakes_data() { withAndWithoutServer(); }
    void refusesAKeyThatNobodyTakes();
    void namesTheKindOfAnotherServicesKey();
    void refusesKeysAsArguments();
    void signsIn_data() { withAndWithoutServer(); }
    void signsIn();
    void saysThatTheFreeTierEnded();
    void saysWhenTheSignInIsDenied();
    void cancelsTheSignIn_data() { withAndWithoutServer(); }
    void cancelsTheSignIn();
    void imports_data() { withAndWithoutServer(); }
    void imports();
    void dryRunChangesNothing();
};

void TestAuthAddCommands::addsAKey()
{
    QVERIFY(begin());
    const Outcome added = world().auth({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n');
    QVERIFY2(added.exitCode == 0, added.errors + added.output);
    QVERIFY2(added.output.contains("Coding Plan, mainland China takes the key and lists "), added.output);
    QVERIFY2(added.output.contains("\nThe Coding Plan is for interactive use"), added.output);
    QVERIFY2(added.output.contains("\n\"work\" works: "), added.output);
    QCOMPARE(account(u"work"_s).value("kind"_L1), u"coding-plan"_s);
    QCOMPARE(account(u"work"_s).value("region"_L1), u"china"_s);

    const Outcome again = world().auth({u"add"_s, u"work"_s, u"--key"_s, u"--json"_s}, planKey + '\n');
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.jsonLines().last().value("error"_L1)["status"_L1], 409);
}

void TestAuthAddCommands::refusesAKeyThatNobodyTakes()
{
    QVERIFY(begin());
    const Outcome refused =
        world().auth({u"add"_s, u"work"_s, u"--key"_s, u"--json"_s}, "sk-sp-nobodys0123456789\n");
    QCOMPARE(refused.exitCode, 1);
    const QList<QJsonObject> lines = refused.jsonLines();
    QVERIFY(lines.size() >= 5);
    QCOMPARE(lines.first().value("type"_L1), u"finding"_s);
    QCOMPARE(lines.first().value("verdict"_L1), u"refused"_s);
    QCOMPARE(lines.last().value("error"_L1)["status"_L1], 401);
    QVERIFY2(refused.errors.contains("No place where such keys belong takes this one."), refused.errors);
    QVERIFY(account(u"work"_s).isEmpty());
}

void TestAuthAddCommands::namesTheKindOfAnotherServicesKey()
{
    const Outcome openRouter = world().auth({u"add"_s, u"work"_s, u"--key"_s}, "sk-or-v1-0123456789\n");
    QCOMPARE(openRouter.exitCode, 2);
    QVERIFY2(openRouter.errors.contains("--kind openrouter"), openRouter.errors);
    const Outcome modelScope = world().auth({u"add"_s, u"work"_s, u"--key"_s}, "ms-0123456789abcdef\n");
    QCOMPARE(modelScope.exitCode, 2);
    QVERIFY2(modelScope.errors.contains("--kind modelscope"), modelScope.errors);
    QVERIFY(world().service().requests().isEmpty());
}

void TestAuthAddCommands::refusesKeysAsArguments()
{
    for (const QStringList &arguments :
        {QStringList{u"add"_s, u"work"_s, "--key="_L1 + QString::fromUtf8(planKey)},
            QStringList{u"add"_s, u"work"_s, u"--key"_s, QString::fromUtf8(planKey)},
            QStringList{u"add"_s, QString::fromUtf8(planKey)}}) {
        const Outcome refused = world().auth(arguments);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.errors.startsWith("qiao: A key does not go onto the command line"));
        QVERIFY(!refused.errors.contains("canary"));
        QCOMPARE(refused.output, QByteArray());
    }
}

void TestAuthAddCommands::signsIn()
{
    QVERIFY(begin());
    const Outcome signedIn = world().auth({u"add"_s, u"home"_s});
    QVERIFY2(signedIn.exitCode == 0, signedIn.errors + signedIn.output);
    const QList<QByteArray> lines = signedIn.output.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(0).startsWith("Address: http://127.0.0.1:"), lines.at(0));
    QVERIFY2(lines.at(1).startsWith("Code: "), lines.at(1));
    QVERIFY2(lines.at(2).startsWith("\"home\" works: "), lines.at(2));
    QCOMPARE(account(u"home"_s).value("kind"_L1), u"qwen-sign-in"_s);
    QCOMPARE(account(u"home"_s).value("linked"_L1), false);
    QVERIFY(QDir(world().qwenHome()).isEmpty());
}

void TestAuthAddCommands::saysThatTheFreeTierEnded()
{
    QVERIFY(world().service().scriptJson(R"({"error": "invalid-token", "times": 0})"));
    const Outcome refused = world().auth({u"add"_s, u"home"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2((refused.output + refused.errors).contains("Qwen ended the free tier"),
        refused.output + refused.errors);
    QVERIFY(!refused.output.contains(" works"));
}

void TestAuthAddCommands::saysWhenTheSignInIsDenied()
{
    world().service().setDeviceFlow(
        {.outcome = qiao::simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    const Outcome denied = world().auth({u"add"_s, u"home"_s, u"--json"_s});
    QCOMPARE(denied.exitCode, 1);
    QVERIFY(denied.jsonLines().last().contains("error"_L1));
    QVERIFY(account(u"home"_s).isEmpty());
}

void TestAuthAddCommands::cancelsTheSignIn()
{
    QVERIFY(begin());
    world().service().setDeviceFlow({.outcome = qiao::simulator::DeviceFlow::Outcome::Manual});
    const std::unique_ptr<ServeProcess> command = world().command();
    QVERIFY(command->start({u"auth"_s, u"add"_s, u"home"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(command->output().contains("\nCode: "), 30'000);
    command->terminate();
    QCOMPARE(command->waitForEnd(), 1);
    QCOMPARE(command->errors(), "qiao: Cancelled. Nothing was added.\n"_ba);
    const QJsonObject list = world().auth({u"list"_s, u"--json"_s}).json();
    QVERIFY(list.value("accounts"_L1).toArray().isEmpty());
}

void TestAuthAddCommands::imports()
{
    QVERIFY(begin());
    world().setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    const Outcome unasked = world().auth({u"import"_s});
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.output.contains("BAILIAN_CODING_PLAN_API_KEY"), unasked.output);
    QVERIFY(!unasked.output.contains("canary"));
    const Outcome imported = world().auth({u"import"_s, u"--all"_s, u"--json"_s});
    QVERIFY2(imported.exitCode == 0, imported.errors + imported.output);
    const QJsonObject json = imported.json();
    QCOMPARE(json.value("found"_L1).toArray().size(), 1);
    QCOMPARE(json.value("added"_L1)[0]["test"_L1]["works"_L1], true);
    QVERIFY(!imported.output.contains("canary"));
    const QString name = json.value("added"_L1)[0]["account"_L1]["name"_L1].toString();
    QCOMPARE(account(name).value("kind"_L1), u"coding-plan"_s);
    const Outcome again = world().auth({u"import"_s, u"--all"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.output.contains("has this key already"), again.output);
}

void TestAuthAddCommands::dryRunChangesNothing()
{
    world().setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    const Outcome shown = world().auth({u"import"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json().value("found"_L1).toArray().size(), 1);
    QVERIFY(world().service().requests().isEmpty());
    QVERIFY(world().auth({u"list"_s, u"--json"_s}).json().value("accounts"_L1).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestAuthAddCommands)
#include "tst_authaddcommands.moc"
