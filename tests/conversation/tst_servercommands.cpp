#include "authcommandtest.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using qiao::patience;

/// `qiao keys …` and `qiao stop` with a server that runs and with none.
class TestServerCommands : public AuthCommandTest
{
    Q_OBJECT

private Q_SLOTS:
    void makesAndRevokesKeys_data() { withAndWithoutServer(); }
    void makesAndRevokesKeys();
    void keysAreUsedAtOnce();
    void aKeyIsMadeForAServerThatNeedsOne();
    void stopsTheServer();

private:
    [[nodiscard]] Outcome run(const QStringList &arguments) { return world().run(arguments); }
    /// The status of GET /v1/models with \a key.
    int statusWith(const QByteArray &key);
};

int TestServerCommands::statusWith(const QByteArray &key)
{
    qiao::HttpClient client(world().server().port());
    client.send("GET", "/v1/models", {}, {{"x-api-key", key}});
    return client.waitUntilComplete() ? client.status() : 0;
}

void TestServerCommands::makesAndRevokesKeys()
{
    QVERIFY(begin());
    const Outcome none = run({u"keys"_s, u"list"_s});
    QCOMPARE(none.exitCode, 0);
    QVERIFY2(none.output.startsWith("No client key was made here."), none.output);

    const Outcome made = run({u"keys"_s, u"create"_s, u"My laptop"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    const QByteArray clear = made.output.left(made.output.indexOf('\n'));
    QVERIFY2(clear.startsWith("qiao-") && clear.size() == 48, made.output);
    QVERIFY2(made.output.contains("cannot be shown again"), made.output);
    const QJsonObject second = run({u"keys"_s, u"create"_s, u"desk"_s, u"--json"_s}).json();
    QVERIFY(second.value("client_key"_L1).toString().startsWith("qiao-"_L1));
    QCOMPARE(run({u"keys"_s, u"create"_s, u"desk"_s}).exitCode, 1);
    QCOMPARE(run({u"keys"_s, u"create"_s, u" "_s}).exitCode, 2);

    const Outcome listed = run({u"keys"_s, u"list"_s});
    QVERIFY2(
        listed.output.contains("My laptop") && listed.output.contains("…" + clear.last(4)), listed.output);
    QVERIFY(!listed.output.contains(clear));
    const QJsonArray keys = run({u"keys"_s, u"list"_s, u"--json"_s}).json().value("keys"_L1).toArray();
    QCOMPARE(keys.size(), 2);
    const QString id = keys[0]["id"_L1].toString();
    QVERIFY(run({u"keys"_s, u"rename"_s, id, u"notebook"_s}).output.contains("is called \"notebook\" now."));
    const Outcome revoked = run({u"keys"_s, u"revoke"_s, id});
    QCOMPARE(revoked.exitCode, 0);
    QVERIFY2(revoked.output.contains(id.toUtf8() + " is revoked"), revoked.output);
    const Outcome again = run({u"keys"_s, u"revoke"_s, id});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.errors.startsWith("qiao: There is no client key"), again.errors);
}

void TestServerCommands::keysAreUsedAtOnce()
{
    world().setVariable(u"API_KEY"_s, u"of-the-environment"_s);
    QVERIFY(world().startServer());
    QVERIFY(addWork());
    QVERIFY2(run({u"keys"_s, u"list"_s}).output.contains("One more client key is in API_KEY."), "");
    const QJsonObject made = run({u"keys"_s, u"create"_s, u"one"_s, u"--json"_s}).json();
    const QByteArray clear = made.value("client_key"_L1).toString().toLatin1();
    QCOMPARE(statusWith(clear), 200);
    QCOMPARE(statusWith("of-the-environment"), 200);
    QCOMPARE(run({u"keys"_s, u"revoke"_s, made.value("id"_L1).toString()}).exitCode, 0);
    QCOMPARE(statusWith(clear), 401);
}

void TestServerCommands::aKeyIsMadeForAServerThatNeedsOne()
{
    world().setVariable(u"HOST"_s, u"0.0.0.0"_s);
    const Outcome refused = run({u"serve"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("qiao keys create"), refused.errors);
    const QJsonObject made = run({u"keys"_s, u"create"_s, u"one"_s, u"--json"_s}).json();
    QVERIFY(!made.isEmpty());
    const Outcome last = run({u"keys"_s, u"revoke"_s, made.value("id"_L1).toString()});
    QCOMPARE(last.exitCode, 1);
    QVERIFY2(last.errors.contains("last client key"), last.errors);
}

void TestServerCommands::stopsTheServer()
{
    const Outcome none = run({u"stop"_s});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.output, "No server runs.\n"_ba);
    QVERIFY(world().startServer());
    QCOMPARE(run({u"status"_s}).exitCode, 0);
    const Outcome stopped = run({u"stop"_s, u"--json"_s});
    QVERIFY2(stopped.exitCode == 0, stopped.errors);
    QCOMPARE(stopped.json().value("stopped"_L1), QJsonValue(true));
    QCOMPARE(run({u"status"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(TestServerCommands)

#include "tst_servercommands.moc"
