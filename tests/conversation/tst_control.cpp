#include "controlscene.h"
#include "support/httpclient.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

/// What the service was shown by a chat request that a client sends now.
QByteArray credentialOfARequest(Bridge &bridge, const QByteArray &forced = {})
{
    HttpClient client(bridge.port());
    const auto headers =
        forced.isEmpty() ? HttpClient::Headers() : HttpClient::Headers{{"X-Qwen-Account", forced}};
    client.post(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"x"}]})", headers);
    if (!client.waitUntilComplete() || client.status() != 200) {
        return client.body();
    }
    return bridge.service().lastRequest("/chat/completions").header("Authorization");
}

} // namespace

/// What a program may ask for, of a server that runs and without one.
class TestControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWithAndWithoutAServer();
    void everyMethod_data();
    void everyMethod();
    void changesTakeEffectWithTheNextRequest();
    void changesWithoutAServerAreThereAtTheStart();
    void changesBesideAServerReachIt();
    void memoryNeedsAServer();
    void unknownMethods();
};

void TestControl::listsWithAndWithoutAServer()
{
    Bridge bridge({.withKey = true});
    const auto remote = Control::open(bridge.settings());
    QVERIFY(remote->reachesServer());
    const auto answered = answerTo(*remote, u"accounts.list"_s);
    QVERIFY(answered);
    QCOMPARE(answered->value("default"_L1).toString(), u"default"_s);
    QCOMPARE(answered->value("strategy"_L1).toString(), u"fixed"_s);
    const QJsonArray accounts = answered->value("accounts"_L1).toArray();
    QCOMPARE(accounts.size(), 2);
    QCOMPARE(accounts.at(0).toObject().value("name"_L1).toString(), u"default"_s);
    QCOMPARE(accounts.at(1).toObject().value("name"_L1).toString(), u"env"_s);

    bridge.stop();
    const auto local = Control::open(bridge.settings());
    QVERIFY(!local->reachesServer());
    const auto alone = answerTo(*local, u"accounts.list"_s);
    QVERIFY(alone);
    QCOMPARE(*alone, *answered);
}

void TestControl::everyMethod_data()
{
    withAndWithoutServer();
}

void TestControl::everyMethod()
{
    QFETCH(bool, withServer);
    Bridge bridge;
    if (!withServer) {
        bridge.stop();
    }
    const auto control = Control::open(bridge.settings());
    QCOMPARE(control->reachesServer(), withServer);
    QSignalSpy news(control.get(), &Control::notified);
    QByteArray all;
    const auto ask = [&](const QString &method, const QJsonObject &parameters = {}) {
        const auto answer = answerTo(*control, method, parameters);
        all += answer ? QJsonDocument(*answer).toJson() : answer.error().message.toUtf8();
        return answer;
    };

    const auto added = ask(u"accounts.add"_s, newKey(bridge, u"work"_s));
    QVERIFY2(added.has_value(), all.constData());
    QCOMPARE(added->value("account"_L1)["name"_L1].toString(), u"work"_s);
    QCOMPARE(added->value("test"_L1)["works"_L1], QJsonValue(true));
    QCOMPARE(added->value("findings"_L1).toArray().size(), 1);
    QCOMPARE(news.size(), 1);
    QCOMPARE(news.first().first().toString(), u"accounts.finding"_s);
    QCOMPARE(news.first().at(1).toJsonObject(), added->value("findings"_L1).toArray().first().toObject());
    const auto again = ask(u"accounts.add"_s, newKey(bridge, u"again"_s));
    QVERIFY(!again);
    QCOMPARE(again.error().httpStatus, 409);

    QCOMPARE(namesIn(ask(u"accounts.list"_s)), (QStringList{u"work"_s, u"default"_s}));
    QVERIFY(ask(u"accounts.rename"_s, {{"name"_L1, u"work"_s}, {"new_name"_L1, u"job"_s}}));
    const auto off = ask(u"accounts.disable"_s, named(u"job"_s));
    QVERIFY(off);
    QCOMPARE(off->value("account"_L1)["state"_L1].toString(), u"disabled"_s);
    QVERIFY(ask(u"accounts.enable"_s, named(u"job"_s)));
    const auto chosen = ask(u"accounts.set_default"_s, named(u"job"_s));
    QVERIFY(chosen);
    QCOMPARE(chosen->value("account"_L1)["default"_L1], QJsonValue(true));
    QVERIFY(ask(u"accounts.set_strategy"_s, {{"strategy"_L1, u"failover"_s}}));
    QVERIFY(!ask(u"accounts.set_strategy"_s, {{"strategy"_L1, u"roulette"_s}}));
    const auto listed = ask(u"accounts.list"_s);
    QCOMPARE(listed->value("default"_L1).toString(), u"job"_s);
    QCOMPARE(listed->value("strategy"_L1).toString(), u"failover"_s);

    const auto tested = ask(u"accounts.test"_s, named(u"job"_s));
    QVERIFY(tested);
    QCOMPARE(tested->value("works"_L1), QJsonValue(true));
    QCOMPARE(tested->value("status"_L1).toInt(), 200);
    const auto counts = ask(u"accounts.counts"_s);
    QVERIFY(counts);
    QCOMPARE(counts->value("accounts"_L1)[0]["requests"_L1].toInt(), 2);
    QVERIFY(QDateTime::fromString(counts->value("resets_at"_L1).toString(), Qt::ISODate)
        > QDateTime::currentDateTime());

    QVERIFY(ask(u"accounts.remove"_s, named(u"default"_s)));
    QVERIFY(QFile::exists(bridge.qwenHome() + "/oauth_creds.json"_L1));
    QVERIFY(ask(u"accounts.link"_s, {{"file"_L1, u"oauth_creds.json"_s}}));
    QVERIFY(ask(u"accounts.remove"_s, named(u"job"_s)));
    QCOMPARE(namesIn(ask(u"accounts.list"_s)), QStringList{u"default"_s});
    const auto nobody = ask(u"accounts.test"_s, named(u"job"_s));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().httpStatus, 404);
    const auto incomplete = ask(u"accounts.rename"_s, named(u"default"_s));
    QVERIFY(!incomplete);
    QCOMPARE(incomplete.error().message, u"accounts.rename needs \"new_name\"."_s);
    QVERIFY2(!all.contains("canary"), all.constData());
}

void TestControl::changesTakeEffectWithTheNextRequest()
{
    Bridge bridge;
    QSignalSpy changes(&bridge.qiao(), &Service::accountsChanged);
    const auto control = Control::open(bridge.settings());
    const QByteArray signedIn = credentialOfARequest(bridge);
    QVERIFY2(signedIn.startsWith("Bearer "), signedIn.constData());
    QVERIFY(answerTo(*control, u"accounts.add"_s, newKey(bridge, u"one"_s)));
    QVERIFY(answerTo(*control, u"accounts.add"_s, newKey(bridge, u"two"_s, "sk-canary-two")));
    QVERIFY(answerTo(*control, u"accounts.set_default"_s, named(u"two"_s)));
    QCOMPARE(credentialOfARequest(bridge), "Bearer sk-canary-two"_ba);
    QVERIFY(answerTo(*control, u"accounts.set_default"_s, named(u"one"_s)));
    QCOMPARE(credentialOfARequest(bridge), "Bearer sk-canary-one"_ba);
    QCOMPARE(credentialOfARequest(bridge, "two"), "Bearer sk-canary-two"_ba);
    QVERIFY(answerTo(*control, u"accounts.rename"_s, {{"name"_L1, u"one"_s}, {"new_name"_L1, u"uno"_s}}));
    QCOMPARE(credentialOfARequest(bridge), "Bearer sk-canary-one"_ba);
    QVERIFY(answerTo(*control, u"accounts.disable"_s, named(u"two"_s)));
    QVERIFY(credentialOfARequest(bridge, "two").contains("two"));
    QVERIFY(answerTo(*control, u"accounts.remove"_s, named(u"uno"_s)));
    QVERIFY(credentialOfARequest(bridge, "uno").contains("unknown_account"));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().accounts().size(), 2, patience);
    QVERIFY(changes.size() >= 5);
}

void TestControl::changesWithoutAServerAreThereAtTheStart()
{
    Bridge bridge;
    bridge.stop();
    {
        const auto control = Control::open(bridge.settings());
        QVERIFY(answerTo(*control, u"accounts.add"_s, newKey(bridge, u"work"_s)));
        QVERIFY(answerTo(*control, u"accounts.remove"_s, named(u"default"_s)));
    }
    bridge.start();
    QCOMPARE(credentialOfARequest(bridge), "Bearer "_ba + controlKey);
}

void TestControl::changesBesideAServerReachIt()
{
    // a command that looked for a server just before it came up
    Bridge bridge;
    bridge.stop();
    const auto control = Control::open(bridge.settings());
    QVERIFY(!control->reachesServer());
    bridge.start();
    QVERIFY(answerTo(*control, u"accounts.add"_s, newKey(bridge, u"work"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.qiao().accounts().size(), 2, patience);
    QCOMPARE(credentialOfARequest(bridge, "work"), "Bearer "_ba + controlKey);
}

void TestControl::memoryNeedsAServer()
{
    Bridge bridge({.adjust = [](Settings &settings) { settings.secretsBackend = SecretsBackend::Memory; }});
    const auto parameters = newKey(bridge, u"work"_s);
    bridge.stop();
    const auto alone = answerTo(*Control::open(bridge.settings()), u"accounts.add"_s, parameters);
    QVERIFY(!alone);
    QCOMPARE(alone.error().httpStatus, 409);
    bridge.start();
    QVERIFY(answerTo(*Control::open(bridge.settings()), u"accounts.add"_s, parameters));
}

void TestControl::unknownMethods()
{
    Bridge bridge;
    const auto remote = Control::open(bridge.settings());
    const auto answered = answerTo(*remote, u"accounts.paint"_s);
    QVERIFY(!answered);
    QCOMPARE(answered.error().httpStatus, 404);
    QVERIFY2(answered.error().message.startsWith("The running server is of another version"_L1),
        qUtf8Printable(answered.error().message));
    QVERIFY(answerTo(*remote, u"accounts.list"_s));
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
