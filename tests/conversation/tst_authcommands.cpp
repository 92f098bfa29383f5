#include "authworld.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr auto codingHost = "coding.dashscope.aliyuncs.com";
const QByteArray planKey = "sk-sp-0123456789abcdefcanary";

} // namespace

/// `qiao auth …` from outside, with a server that runs and with none.
class TestAuthCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

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
    void imports_data() { withAndWithoutServer(); }
    void imports();
    void dryRunChangesNothing();
    void doesNotReadDotEnv();
    void theServerTakesANewAccountAtOnce();
    void saysWhatToDoWithoutAccounts();

private:
    static void withAndWithoutServer();
    [[nodiscard]] bool begin();
    /// An account "work" with a key of the Coding Plan.
    [[nodiscard]] bool addWork();
    [[nodiscard]] QJsonObject account(const QString &name);

    std::unique_ptr<AuthWorld> m_world;
};

void TestAuthCommands::init()
{
    m_world = std::make_unique<AuthWorld>();
    m_world->service().setDeviceFlow({.pendingPolls = 0});
    QVERIFY(m_world->service().addPlanKey(codingHost, planKey));
}

void TestAuthCommands::cleanup()
{
    m_world.reset();
}

void TestAuthCommands::withAndWithoutServer()
{
    QTest::addColumn<bool>("withServer");
    QTest::newRow("no server") << false;
    QTest::newRow("server") << true;
}

bool TestAuthCommands::begin()
{
    const bool *withServer =
        static_cast<const bool *>(QTest::qData("withServer", QMetaType::fromType<bool>().id()));
    return !*withServer || m_world->startServer();
}

bool TestAuthCommands::addWork()
{
    return m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n').exitCode == 0;
}

QJsonObject TestAuthCommands::account(const QString &name)
{
    const QJsonObject list = m_world->auth({u"list"_s, u"--json"_s}).json();
    for (const QJsonValue &value : list.value("accounts"_L1).toArray()) {
        if (value["name"_L1] == name) {
            return value.toObject();
        }
    }
    return {};
}

void TestAuthCommands::addsAKey()
{
    QVERIFY(begin());
    const Outcome added = m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n');
    QVERIFY2(added.exitCode == 0, added.errors + added.output);
    QVERIFY2(added.output.contains("Coding Plan, mainland China takes the key and lists "), added.output);
    QVERIFY2(added.output.contains("\nThe Coding Plan is for interactive use"), added.output);
    QVERIFY2(added.output.contains("\n\"work\" works: "), added.output);
    QCOMPARE(account(u"work"_s).value("kind"_L1), u"coding-plan"_s);
    QCOMPARE(account(u"work"_s).value("region"_L1), u"china"_s);

    const Outcome again = m_world->auth({u"add"_s, u"work"_s, u"--key"_s, u"--json"_s}, planKey + '\n');
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.jsonLines().last().value("error"_L1)["status"_L1], 409);
}

void TestAuthCommands::refusesAKeyThatNobodyTakes()
{
    QVERIFY(begin());
    const Outcome refused =
        m_world->auth({u"add"_s, u"work"_s, u"--key"_s, u"--json"_s}, "sk-sp-nobodys0123456789\n");
    QCOMPARE(refused.exitCode, 1);
    const QList<QJsonObject> lines = refused.jsonLines();
    QVERIFY(lines.size() >= 5);
    QCOMPARE(lines.first().value("type"_L1), u"finding"_s);
    QCOMPARE(lines.first().value("verdict"_L1), u"refused"_s);
    QCOMPARE(lines.last().value("error"_L1)["status"_L1], 401);
    QVERIFY2(refused.errors.contains("No place where such keys belong takes this one."), refused.errors);
    QVERIFY(account(u"work"_s).isEmpty());
}

void TestAuthCommands::namesTheKindOfAnotherServicesKey()
{
    const Outcome openRouter = m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, "sk-or-v1-0123456789\n");
    QCOMPARE(openRouter.exitCode, 2);
    QVERIFY2(openRouter.errors.contains("--kind openrouter"), openRouter.errors);
    const Outcome modelScope = m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, "ms-0123456789abcdef\n");
    QCOMPARE(modelScope.exitCode, 2);
    QVERIFY2(modelScope.errors.contains("--kind modelscope"), modelScope.errors);
    QVERIFY(m_world->service().requests().isEmpty());
}

void TestAuthCommands::refusesKeysAsArguments()
{
    for (const QStringList &arguments :
        {QStringList{u"add"_s, u"work"_s, "--key="_L1 + QString::fromUtf8(planKey)},
            QStringList{u"add"_s, u"work"_s, u"--key"_s, QString::fromUtf8(planKey)},
            QStringList{u"add"_s, QString::fromUtf8(planKey)}}) {
        const Outcome refused = m_world->auth(arguments);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.errors.startsWith("qiao: A key does not go onto the command line"));
        QVERIFY(!refused.errors.contains("canary"));
        QCOMPARE(refused.output, QByteArray());
    }
}

void TestAuthCommands::signsIn()
{
    QVERIFY(begin());
    const Outcome signedIn = m_world->auth({u"add"_s, u"home"_s});
    QVERIFY2(signedIn.exitCode == 0, signedIn.errors + signedIn.output);
    const QList<QByteArray> lines = signedIn.output.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(0).startsWith("Address: http://127.0.0.1:"), lines.at(0));
    QVERIFY2(lines.at(1).startsWith("Code: "), lines.at(1));
    QVERIFY2(lines.at(2).startsWith("\"home\" works: "), lines.at(2));
    QCOMPARE(account(u"home"_s).value("kind"_L1), u"qwen-sign-in"_s);
    QCOMPARE(account(u"home"_s).value("linked"_L1), false);
    QVERIFY(QDir(m_world->qwenHome()).isEmpty());
}

void TestAuthCommands::saysThatTheFreeTierEnded()
{
    QVERIFY(m_world->service().scriptJson(R"({"error": "invalid-token", "times": 0})"));
    const Outcome refused = m_world->auth({u"add"_s, u"home"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2((refused.output + refused.errors).contains("Qwen ended the free tier"),
        refused.output + refused.errors);
    QVERIFY(!refused.output.contains(" works"));
}

void TestAuthCommands::saysWhenTheSignInIsDenied()
{
    m_world->service().setDeviceFlow(
        {.outcome = qiao::simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    const Outcome denied = m_world->auth({u"add"_s, u"home"_s, u"--json"_s});
    QCOMPARE(denied.exitCode, 1);
    QVERIFY(denied.jsonLines().last().contains("error"_L1));
    QVERIFY(account(u"home"_s).isEmpty());
}

void TestAuthCommands::cancelsTheSignIn()
{
    QVERIFY(begin());
    m_world->service().setDeviceFlow({.outcome = qiao::simulator::DeviceFlow::Outcome::Manual});
    const std::unique_ptr<ServeProcess> command = m_world->command();
    QVERIFY(command->start({u"auth"_s, u"add"_s, u"home"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(command->output().contains("\nCode: "), 30'000);
    command->terminate();
    QCOMPARE(command->waitForEnd(), 1);
    QCOMPARE(command->errors(), "qiao: Cancelled. Nothing was added.\n"_ba);
    const QJsonObject list = m_world->auth({u"list"_s, u"--json"_s}).json();
    QVERIFY(list.value("accounts"_L1).toArray().isEmpty());
}

void TestAuthCommands::listsAndCounts()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome listed = m_world->auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    const QList<QByteArray> lines = listed.output.split('\n');
    QVERIFY2(lines.at(0).startsWith("  Name  Kind"), listed.output);
    QVERIFY2(lines.at(1).startsWith("* work  Coding Plan, mainland China  ready"), listed.output);
    QVERIFY(!listed.output.contains('\x1b'));
    const QJsonObject list = m_world->auth({u"list"_s, u"--json"_s}).json();
    QCOMPARE(list.value("default"_L1), u"work"_s);
    QCOMPARE(list.value("strategy"_L1), u"fixed"_s);

    const Outcome counted = m_world->auth({u"counts"_s});
    QCOMPARE(counted.exitCode, 0);
    QVERIFY2(counted.output.contains("\nCounted since the service's midnight; the next one is at "),
        counted.output);
    const QJsonObject counts = m_world->auth({u"counts"_s, u"--json"_s}).json();
    QCOMPARE(counts.value("accounts"_L1)[0]["name"_L1], u"work"_s);
    QCOMPARE(counts.value("accounts"_L1)[0]["requests"_L1], 1); // adding it asked once
}

void TestAuthCommands::choosesTheDefault()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    QVERIFY(m_world->service().addPlanKey(codingHost, "sk-sp-theotherkey012345"));
    QCOMPARE(m_world->auth({u"add"_s, u"other"_s, u"--key"_s}, "sk-sp-theotherkey012345").exitCode, 0);
    QCOMPARE(m_world->auth({u"default"_s}).output, "work\n"_ba);
    const Outcome chosen = m_world->auth({u"default"_s, u"other"_s});
    QCOMPARE(chosen.output, "\"other\" is the default account now.\n"_ba);
    QCOMPARE(m_world->auth({u"default"_s, u"--json"_s}).json().value("default"_L1), u"other"_s);
    const Outcome unknown = m_world->auth({u"default"_s, u"nobody"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.startsWith("qiao: There is no account \"nobody\""), unknown.errors);
}

void TestAuthCommands::renames()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome renamed = m_world->auth({u"rename"_s, u"work"_s, u"office"_s});
    QCOMPARE(renamed.output, "\"work\" is called \"office\" now.\n"_ba);
    QCOMPARE(renamed.exitCode, 0);
    QVERIFY(account(u"work"_s).isEmpty());
    QCOMPARE(m_world->auth({u"test"_s, u"office"_s}).exitCode, 0);
    QCOMPARE(m_world->auth({u"rename"_s, u"office"_s, u"not a name"_s}).exitCode, 2);
}

void TestAuthCommands::disablesAndEnables()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    QCOMPARE(m_world->auth({u"disable"_s, u"work"_s}).output, "\"work\" is kept, but gets no requests.\n"_ba);
    QCOMPARE(account(u"work"_s).value("state"_L1), u"disabled"_s);
    const QJsonObject enabled = m_world->auth({u"enable"_s, u"work"_s, u"--json"_s}).json();
    QCOMPARE(enabled.value("enabled"_L1), true);
    QCOMPARE(account(u"work"_s).value("state"_L1), u"usable"_s);
}

void TestAuthCommands::removes()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome unasked = m_world->auth({u"remove"_s, u"work"_s});
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.errors.contains("--yes"), unasked.errors);
    QVERIFY(!account(u"work"_s).isEmpty());
    const Outcome removed = m_world->auth({u"remove"_s, u"work"_s, u"--yes"_s});
    QCOMPARE(removed.exitCode, 0);
    QCOMPARE(removed.output, "\"work\" and its secret are removed.\n"_ba);
    QVERIFY(account(u"work"_s).isEmpty());
    QCOMPARE(m_world->auth({u"remove"_s, u"work"_s, u"--yes"_s}).exitCode, 1);
}

void TestAuthCommands::unlinksButKeepsTheCliFile()
{
    m_world->writeQwenFile(u"oauth_creds.json"_s, m_world->service().issueTokens());
    QVERIFY(begin());
    QCOMPARE(account(u"default"_s).value("linked"_L1), true);
    const Outcome removed = m_world->auth({u"remove"_s, u"default"_s, u"--yes"_s});
    QCOMPARE(removed.exitCode, 0);
    QVERIFY2(
        removed.output.startsWith("\"default\" is removed from Qiao. The Qwen CLI's file is still there"),
        removed.output);
    QVERIFY(account(u"default"_s).isEmpty());
    QVERIFY(QFile::exists(QDir(m_world->qwenHome()).filePath(u"oauth_creds.json"_s)));
    const Outcome imported = m_world->auth({u"import"_s, u"--all"_s});
    QVERIFY2(imported.exitCode == 0, imported.errors);
    QVERIFY2(imported.output.contains("\"default\" uses the Qwen CLI's oauth_creds.json"), imported.output);
    QCOMPARE(account(u"default"_s).value("linked"_L1), true);
}

void TestAuthCommands::tests()
{
    QVERIFY(begin());
    QVERIFY(addWork());
    const Outcome works = m_world->auth({u"test"_s});
    QCOMPARE(works.exitCode, 0);
    QVERIFY2(works.output.startsWith("\"work\" works: "), works.output);
    QVERIFY(m_world->service().scriptJson(R"({"error": "invalid-key", "times": 0})"));
    const Outcome broken = m_world->auth({u"test"_s, u"work"_s});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.output.startsWith("\"work\" does not work: "), broken.output);
    const Outcome json = m_world->auth({u"test"_s, u"--json"_s, u"--model"_s, u"glm-5"_s});
    QCOMPARE(json.exitCode, 1);
    QCOMPARE(json.json().value("accounts"_L1)[0]["works"_L1], false);
    QCOMPARE(json.json().value("accounts"_L1)[0]["model"_L1], u"glm-5"_s);
}

void TestAuthCommands::choosesTheStrategy()
{
    QVERIFY(begin());
    QCOMPARE(m_world->auth({u"strategy"_s}).output, "fixed\n"_ba);
    const Outcome chosen = m_world->auth({u"strategy"_s, u"failover"_s});
    QCOMPARE(chosen.exitCode, 0);
    QVERIFY2(chosen.errors.contains("The terms of subscription plans"), chosen.errors);
    QCOMPARE(m_world->auth({u"strategy"_s, u"--json"_s}).json().value("strategy"_L1), u"failover"_s);
    QCOMPARE(m_world->auth({u"strategy"_s, u"random"_s}).exitCode, 2);
}

void TestAuthCommands::imports()
{
    QVERIFY(begin());
    m_world->setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    const Outcome unasked = m_world->auth({u"import"_s});
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.output.contains("BAILIAN_CODING_PLAN_API_KEY"), unasked.output);
    QVERIFY(!unasked.output.contains("canary"));
    const Outcome imported = m_world->auth({u"import"_s, u"--all"_s, u"--json"_s});
    QVERIFY2(imported.exitCode == 0, imported.errors + imported.output);
    const QJsonObject json = imported.json();
    QCOMPARE(json.value("found"_L1).toArray().size(), 1);
    QCOMPARE(json.value("added"_L1)[0]["test"_L1]["works"_L1], true);
    QVERIFY(!imported.output.contains("canary"));
    const QString name = json.value("added"_L1)[0]["account"_L1]["name"_L1].toString();
    QCOMPARE(account(name).value("kind"_L1), u"coding-plan"_s);
    const Outcome again = m_world->auth({u"import"_s, u"--all"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.output.contains("has this key already"), again.output);
}

void TestAuthCommands::dryRunChangesNothing()
{
    m_world->setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    const Outcome shown = m_world->auth({u"import"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json().value("found"_L1).toArray().size(), 1);
    QVERIFY(m_world->service().requests().isEmpty());
    QVERIFY(m_world->auth({u"list"_s, u"--json"_s}).json().value("accounts"_L1).toArray().isEmpty());
}

void TestAuthCommands::doesNotReadDotEnv()
{
    QFile file(QDir(m_world->homeFolder()).filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("DEFAULT_ACCOUNT=elsewhere\nPORT=http\n");
    file.close();
    const Outcome listed = m_world->auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.errors.startsWith("Warning: Secrets are kept in the clear in "), listed.errors);
    QCOMPARE(listed.errors.count('\n'), 1);
}

void TestAuthCommands::theServerTakesANewAccountAtOnce()
{
    QVERIFY(m_world->startServer());
    QCOMPARE(statusOf(m_world->server().port(), "/v1/models"), 401);
    QVERIFY(addWork());
    QCOMPARE(statusOf(m_world->server().port(), "/v1/models"), 200);
    QCOMPARE(m_world->auth({u"remove"_s, u"work"_s, u"--yes"_s}).exitCode, 0);
    QCOMPARE(statusOf(m_world->server().port(), "/v1/models"), 401);
}

void TestAuthCommands::saysWhatToDoWithoutAccounts()
{
    const Outcome listed = m_world->auth({u"list"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.output.startsWith("No account yet. Add one to start. \"qiao auth add NAME\""));
    QCOMPARE(m_world->auth({u"test"_s}).exitCode, 1);
    QCOMPARE(m_world->auth({u"default"_s}).exitCode, 1);
    QCOMPARE(m_world->auth({u"counts"_s}).exitCode, 0);
    QCOMPARE(m_world->auth({u"import"_s, u"--all"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestAuthCommands)
#include "tst_authcommands.moc"
