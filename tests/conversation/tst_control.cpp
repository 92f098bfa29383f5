#include "support/bridge.h"
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
    QTRY_VERIFY_WITH_TIMEOUT(
        answerTo(*Control::open(bridge.settings()), u"accounts.list"_s).has_value(), patience);
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
    Settings settings;
    {
        Bridge bridge;
        settings = bridge.settings();
        // what a killed server leaves behind
        const QString path = socketOf(settings);
        QVERIFY(!path.isEmpty());
        bridge.stop();
        QVERIFY(!QFileInfo::exists(path));
        auto dead = std::make_unique<QLocalServer>();
        QVERIFY(dead->listen(path));
        QVERIFY(QFile::rename(path, path + ".kept"_L1));
        dead.reset();
        QVERIFY(QFile::rename(path + ".kept"_L1, path));
        QVERIFY(!Control::open(settings)->reachesServer());
        bridge.start();
        const auto control = Control::open(settings);
        QVERIFY(control->reachesServer());
        QVERIFY(answerTo(*control, u"accounts.list"_s));
    }
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
