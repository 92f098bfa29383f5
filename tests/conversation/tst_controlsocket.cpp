#include "controlscene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

/// The one local socket in the runtime folder of \a settings.
QString socketOf(const Settings &settings)
{
    const QDir folder(settings.runtimeFolder);
    const auto names = folder.entryList({u"*.sock"_s}, QDir::System);
    return names.size() == 1 ? folder.filePath(names.first()) : QString();
}

} // namespace

/// The socket between a program and the server: who may use it, how many at once, and its ends.
class TestControlSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyAtOnce();
    void serverStopsMidCall();
    void junkGetsAnErrorAndTheDoor_data();
    void junkGetsAnErrorAndTheDoor();
    void tooManyPrograms();
    void serverGoesAway();
    void takesOverFromTheDead();
    void socketIsTheUsersOwn();
};

void TestControlSocket::manyAtOnce()
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

void TestControlSocket::serverStopsMidCall()
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

void TestControlSocket::junkGetsAnErrorAndTheDoor_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a browser") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("a batch") << "[]\n"_ba;
    QTest::newRow("an endless line") << QByteArray(1024 * 1024 + 1, 'x');
}

void TestControlSocket::junkGetsAnErrorAndTheDoor()
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

void TestControlSocket::tooManyPrograms()
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

void TestControlSocket::serverGoesAway()
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

void TestControlSocket::takesOverFromTheDead()
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

void TestControlSocket::socketIsTheUsersOwn()
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

QTEST_GUILESS_MAIN(TestControlSocket)
#include "tst_controlsocket.moc"
