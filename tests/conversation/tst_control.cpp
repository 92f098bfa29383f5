#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <qiao/control.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

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
    void signsIn_data();
    void signsIn();
    void aSignInThatFails();
    void manyAtOnce();
    void memoryNeedsAServer();
    void serverStopsMidCall();
    void unknownMethods();
    void junkGetsAnErrorAndTheDoor_data();
    void junkGetsAnErrorAndTheDoor();
    void tooManyPrograms();
    void serverGoesAway();
    void takesOverFromTheDead();
    void socketIsTheUsersOwn();
};

namespace {

Result<QJsonObject> answerTo(Control &control, const QString &method, const QJsonObject &parameters = {})
{
    const auto future = control.call(method, parameters);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience)) {
        return tl::make_unexpected(Error{.message = u"no answer"_s});
    }
    return future.result();
}

const QByteArray key = "sk-canary-one"_ba;

/// The parameters of accounts.add for a key that the simulator knows.
QJsonObject newKey(Bridge &bridge, const QString &name, const QByteArray &newKey = key)
{
    bridge.service().addApiKey(newKey);
    return {{"name"_L1, name}, {"key"_L1, QString::fromLatin1(newKey)},
        {"base_url"_L1, bridge.service().keyBaseUrl().toString()}};
}

QJsonObject named(const QString &name)
{
    return {{"name"_L1, name}};
}

QStringList namesIn(const Result<QJsonObject> &answer)
{
    QStringList names;
    if (answer) {
        for (const QJsonValue &account : answer->value("accounts"_L1).toArray()) {
            names.append(account["name"_L1].toString());
        }
    }
    return names;
}

/// What the service was shown by a chat request that a client sends now.
QByteArray credentialOfARequest(Bridge &bridge, const QByteArray &forced = {})
{
    HttpClient client(bridge.port());
    const auto headers =
        forced.isEmpty() ? HttpClient::Headers() : HttpClient::Headers{{"X-Qwen-Account", forced}};
    client.post(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"x"}]})", headers);
    if (!QTest::qWaitFor([&client] { return client.complete(); }, patience) || client.status() != 200) {
        return client.body();
    }
    return bridge.service().lastRequest("/chat/completions").header("Authorization");
}

/// The one local socket in the runtime folder of \a settings.
QString socketOf(const Settings &settings)
{
    const QDir folder(settings.runtimeFolder);
    const auto names = folder.entryList({u"*.sock"_s}, QDir::System);
    return names.size() == 1 ? folder.filePath(names.first()) : QString();
}

} // namespace

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
    QTest::addColumn<bool>("withServer");
    QTest::newRow("through the server") << true;
    QTest::newRow("without a server") << false;
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
    QCOMPARE(credentialOfARequest(bridge), "Bearer "_ba + key);
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
    QCOMPARE(credentialOfARequest(bridge, "work"), "Bearer "_ba + key);
}

void TestControl::signsIn_data()
{
    everyMethod_data();
}

void TestControl::signsIn()
{
    QFETCH(bool, withServer);
    Bridge bridge;
    bridge.service().setDeviceFlow({.pendingPolls = 0});
    if (!withServer) {
        bridge.stop();
    }
    const auto control = Control::open(bridge.settings());
    QSignalSpy news(control.get(), &Control::notified);
    const auto signedIn = answerTo(*control, u"accounts.sign_in"_s, named(u"qwen"_s));
    QVERIFY2(signedIn.has_value(), qPrintable(signedIn ? QString() : signedIn.error().message));
    QCOMPARE(signedIn->value("account"_L1)["name"_L1].toString(), u"qwen"_s);
    QCOMPARE(signedIn->value("test"_L1)["works"_L1], QJsonValue(true));
    QByteArray all = QJsonDocument(*signedIn).toJson();
    QStringList phases;
    for (const auto &note : std::as_const(news)) {
        QCOMPARE(note.first().toString(), u"accounts.sign_in_state"_s);
        const QJsonObject state = note.at(1).toJsonObject();
        all += QJsonDocument(state).toJson();
        if (phases.isEmpty() || phases.last() != state.value("phase"_L1).toString()) {
            phases.append(state.value("phase"_L1).toString());
        }
        if (phases.last() == "waiting_for_user"_L1) {
            QVERIFY(!state.value("user_code"_L1).toString().isEmpty());
            QVERIFY(state.value("verification_uri_complete"_L1).toString().startsWith("http"_L1));
        }
    }
    QCOMPARE(phases.mid(phases.indexOf(u"waiting_for_user"_s)),
        (QStringList{u"waiting_for_user"_s, u"checking"_s, u"done"_s}));
    const QByteArray shown = bridge.service().lastRequest("/chat/completions").header("Authorization");
    QVERIFY(shown.startsWith("Bearer ") && !all.contains(shown.sliced(7)));
    QVERIFY(!all.contains("device_code"));
}

void TestControl::aSignInThatFails()
{
    Bridge bridge;
    bridge.service().setDeviceFlow({.outcome = simulator::DeviceFlow::Outcome::Denied, .pendingPolls = 0});
    const auto control = Control::open(bridge.settings());
    const auto refused = answerTo(*control, u"accounts.sign_in"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NeedsLogin);
    QCOMPARE(namesIn(answerTo(*control, u"accounts.list"_s)), QStringList{u"default"_s});
    const auto taken = answerTo(*control, u"accounts.sign_in"_s, named(u"default"_s));
    QVERIFY(!taken);
    QCOMPARE(taken.error().httpStatus, 409);
}

void TestControl::manyAtOnce()
{
    Bridge bridge;
    std::vector<std::unique_ptr<Control>> programs;
    std::vector<QFuture<Result<QJsonObject>>> answers;
    for (int i = 0; i < 8; ++i) {
        programs.push_back(Control::open(bridge.settings()));
        const QByteArray number = QByteArray::number(i);
        answers.push_back(programs.back()->call(u"accounts.add"_s,
            newKey(bridge, u"account-"_s + QString::fromLatin1(number), "sk-canary-" + number)));
        answers.push_back(programs.back()->call(u"accounts.list"_s));
    }
    for (const auto &answer : answers) {
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), patience);
        QVERIFY(answer.result().has_value());
    }
    QCOMPARE(namesIn(answerTo(*programs.front(), u"accounts.list"_s)).size(), 9);
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

void TestControl::serverStopsMidCall()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    bridge.service().script({.holdHead = true});
    const auto call = control->call(u"accounts.test"_s, named(u"default"_s));
    QTRY_COMPARE_WITH_TIMEOUT(bridge.service().requests("/chat/completions").size(), 1, patience);
    bridge.stop();
    QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), patience);
    const auto result = call.result();
    QVERIFY(!result);
    QVERIFY(result.error().message.startsWith("Qiao's server went away"_L1));
    QTRY_VERIFY_WITH_TIMEOUT(bridge.service().requests("/chat/completions").first().aborted(), patience);
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

void TestControl::junkGetsAnErrorAndTheDoor_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a browser") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("a batch") << "[]\n"_ba;
    QTest::newRow("an endless line") << QByteArray(1024 * 1024 + 1, 'x');
}

void TestControl::junkGetsAnErrorAndTheDoor()
{
    QFETCH(QByteArray, bytes);
#ifdef Q_OS_WIN
    QSKIP("The name of the pipe is Qiao's own business.");
#endif
    Bridge bridge;
    QLocalSocket socket;
    socket.connectToServer(socketOf(bridge.settings()));
    QVERIFY(socket.waitForConnected(patience));
    socket.write(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, patience);
    const QList<QByteArray> lines = socket.readAll().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).contains("\"hello\""), lines.at(0).constData());
    const QJsonObject refusal = QJsonDocument::fromJson(lines.at(1)).object();
    QVERIFY2(refusal.value("error"_L1).isObject(), lines.at(1).constData());
    QVERIFY(answerTo(*Control::open(bridge.settings()), u"accounts.list"_s));
}

void TestControl::tooManyPrograms()
{
    Bridge bridge;
    std::vector<std::unique_ptr<Control>> programs;
    for (int i = 0; i < 16; ++i) {
        programs.push_back(Control::open(bridge.settings()));
        QVERIFY(answerTo(*programs.back(), u"accounts.list"_s));
    }
    const auto refused = answerTo(*Control::open(bridge.settings()), u"accounts.list"_s);
    QVERIFY(!refused);
    QVERIFY2(
        refused.error().message.startsWith("Too many programs"_L1), qUtf8Printable(refused.error().message));
    programs.pop_back();
    // the server hears of it in its own time
    bool isAnswered = false;
    QTRY_VERIFY_WITH_TIMEOUT(
        isAnswered = isAnswered || answerTo(*Control::open(bridge.settings()), u"accounts.list"_s), patience);
}

void TestControl::serverGoesAway()
{
    Bridge bridge;
    const auto control = Control::open(bridge.settings());
    QVERIFY(answerTo(*control, u"accounts.list"_s));
    bridge.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!control->reachesServer(), patience);
    const auto refused = answerTo(*control, u"accounts.list"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Transient);
    QVERIFY(refused.error().message.startsWith("Qiao's server went away"_L1));
}

void TestControl::takesOverFromTheDead()
{
#ifdef Q_OS_WIN
    QSKIP("A pipe goes with its program.");
#endif
    Bridge bridge;
    const QString path = socketOf(bridge.settings());
    QVERIFY(!path.isEmpty());
    bridge.stop();
    QVERIFY(!QFileInfo::exists(path));
    // what a killed server leaves behind
    auto dead = std::make_unique<QLocalServer>();
    QVERIFY(dead->listen(path));
    QVERIFY(QFile::rename(path, path + ".kept"_L1));
    dead.reset();
    QVERIFY(QFile::rename(path + ".kept"_L1, path));
    QVERIFY(!Control::open(bridge.settings())->reachesServer());
    bridge.start();
    const auto control = Control::open(bridge.settings());
    QVERIFY(control->reachesServer());
    QVERIFY(answerTo(*control, u"accounts.list"_s));
}

void TestControl::socketIsTheUsersOwn()
{
#ifdef Q_OS_UNIX
    Bridge bridge;
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const QFileInfo socket(socketOf(bridge.settings()));
    QVERIFY(socket.exists());
    QVERIFY(!(socket.permissions() & others));
    QVERIFY(!(QFileInfo(socket.path()).permissions() & others));
#endif
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
