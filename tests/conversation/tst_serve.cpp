#include "serveprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

#ifdef Q_OS_UNIX
#include <signal.h>
#endif

using namespace Qt::StringLiterals;

/// The built program from outside: what it prints, where it refuses to start, how it ends.
class TestServe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutAHome_data();
    void answersWithoutAHome();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void refusesABadSetting();
    void namesTheHolderOfATakenPort();
    void networkAddressNeedsAClientKey();
    void networkAddressWithAClientKeySaysSo();
    void oneServerPerHome();
    void readsDotEnv();
    void wordsForPeople();
    void chineseForChinese();
    void jsonForPrograms();
    void survivesAClosedOutput();
#ifdef Q_OS_UNIX
    void signalsEndIt_data();
    void signalsEndIt();
    void ignoredHangUpStaysIgnored();
    void filesAreTheUsersOwn();
#endif
};

void TestServe::answersWithoutAHome_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("--version") << u"--version"_s << "qiao "_ba;
    QTest::newRow("--help") << u"--help"_s << "Qiao lets programs"_ba;
}

void TestServe::answersWithoutAHome()
{
    QFETCH(QString, flag);
    QFETCH(QByteArray, start);
    ServeProcess qiao;
    qiao.setVariable(u"HOME"_s, u"/nonexistent"_s);
    qiao.removeVariable(u"QIAO_HOME"_s);
    QVERIFY(qiao.start({flag}));
    QCOMPARE(qiao.waitForEnd(), 0);
    QVERIFY2(qiao.output().startsWith(start), qiao.output().constData());
    QCOMPARE(qiao.errors(), QByteArray());
    QVERIFY(QDir(qiao.homeFolder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestServe::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("command") << QStringList{u"srve"_s}
                             << "qiao: \"srve\" is not a command; \"qiao help\" lists those there are.\n"_ba;
    QTest::newRow("flag")
        << QStringList{u"serve"_s, u"--prot"_s}
        << "qiao: qiao serve does not know --prot; \"qiao help serve\" lists what it knows.\n"_ba;
}

void TestServe::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    ServeProcess qiao;
    QVERIFY(qiao.start(arguments));
    QCOMPARE(qiao.waitForEnd(), 2);
    QCOMPARE(qiao.errors(), sentence);
    QCOMPARE(qiao.output(), QByteArray());
}

void TestServe::refusesABadSetting()
{
    ServeProcess qiao;
    qiao.setVariable(u"PORT"_s, u"http"_s);
    QVERIFY(qiao.start({u"serve"_s}));
    QCOMPARE(qiao.waitForEnd(), 2);
    QCOMPARE(qiao.errors(),
        "qiao: PORT (environment) is \"http\": use a number from 0 to 65535 (0 is any free port).\n"_ba);
}

void TestServe::namesTheHolderOfATakenPort()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const QString port = QString::number(holder.serverPort());
    ServeProcess qiao;
    QVERIFY(qiao.start({u"serve"_s, u"--json"_s, u"--port"_s, port}));
    QCOMPARE(qiao.waitForEnd(), 2);
    const QString expected =
        u"qiao: Port %1 is used by \"tst_serve\" (%2). Use "_s.arg(port).arg(qApp->applicationPid());
    QVERIFY2(qiao.errors().startsWith(expected.toUtf8()), qiao.errors().constData());
    QCOMPARE(qiao.errors().count('\n'), 1);
    QCOMPARE(qiao.output(), QByteArray());
}

void TestServe::networkAddressNeedsAClientKey()
{
    ServeProcess qiao;
    QVERIFY(qiao.start({u"serve"_s, u"--host"_s, u"0.0.0.0"_s, u"--port=0"_s}));
    QCOMPARE(qiao.waitForEnd(), 2);
    QCOMPARE(qiao.errors(),
        "qiao: --host is \"0.0.0.0\", which other computers can reach, and there is no client key: create "
        "one with \"qiao keys create NAME\" or set API_KEY to a key of your choice, or use localhost.\n"_ba);
    QCOMPARE(qiao.output(), QByteArray());
}

void TestServe::networkAddressWithAClientKeySaysSo()
{
    ServeProcess qiao;
    qiao.setVariable(u"API_KEY"_s, u"canary-4711"_s);
    QVERIFY(qiao.start({u"serve"_s, u"--host"_s, u"0.0.0.0"_s, u"--port=0"_s}));
    QTRY_VERIFY(qiao.output().contains(
        "open to other computers, because of --host; every request needs a client key"));
    qiao.terminate();
    QCOMPARE(qiao.waitForEnd(), 0);
    QVERIFY(!qiao.output().contains("canary"));
    QVERIFY(!qiao.errors().contains("canary"));
}

void TestServe::oneServerPerHome()
{
    ServeProcess first;
    QVERIFY(first.serveJson());
    ServeProcess second;
    second.moveInWith(first);
    QVERIFY(second.start({u"serve"_s, u"--port=0"_s}));
    QCOMPARE(second.waitForEnd(), 2);
    const QByteArray expected =
        "qiao: Qiao is already running as process " + QByteArray::number(first.process().processId()) + '.';
    QVERIFY2(second.errors().startsWith(expected), second.errors().constData());
    QCOMPARE(statusOf(first.port(), "/health"), 200);
}

void TestServe::readsDotEnv()
{
    ServeProcess qiao;
    QFile file(QDir(qiao.homeFolder()).filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("API_KEY=canary-4711\nQWEN_BASE_URL=https://evil.example\n");
    file.close();
    QVERIFY(qiao.serveJson());
    QCOMPARE(statusOf(qiao.port(), "/v1/models"), 401);
    QVERIFY2(qiao.errors().startsWith("Warning: QWEN_BASE_URL in "), qiao.errors().constData());
}

void TestServe::wordsForPeople()
{
    ServeProcess qiao;
    QVERIFY(qiao.start({u"serve"_s, u"--port=0"_s}));
    QTRY_VERIFY(qiao.output().contains("First token\n"));
    const QByteArray text = qiao.output();
    QVERIFY2(text.contains("\nRunning on 127.0.0.1:"), text.constData());
    QVERIFY(text.contains("  OpenAI URL     http://127.0.0.1:"));
    QVERIFY(text.contains("  Accounts       No account yet."));
    const qsizetype start = text.indexOf("http://127.0.0.1:") + 17;
    const quint16 port = text.mid(start, text.indexOf('/', start) - start).toUShort();
    QCOMPARE(statusOf(port, "/health?key=canary"), 200);
    QTRY_VERIFY(qiao.output().contains("GET /health "));
    QVERIFY(!qiao.output().contains("canary"));
    QVERIFY(!qiao.output().contains('\x1b'));
}

void TestServe::chineseForChinese()
{
    ServeProcess qiao;
    qiao.setVariable(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
    QVERIFY(qiao.start({u"serve"_s, u"--port=0"_s}));
    QTRY_VERIFY(qiao.output().contains("运行。\n"));
    QVERIFY(qiao.output().contains("还没有账户"));
}

void TestServe::jsonForPrograms()
{
    ServeProcess qiao;
    QVERIFY(qiao.serveJson());
    QCOMPARE(statusOf(qiao.port(), "/health"), 200);
    QCOMPARE(statusOf(qiao.port(), "/nowhere\x1b[31m"), 400);
    QCOMPARE(statusOf(qiao.port(), "/nowhere"), 404);
    QTRY_VERIFY(qiao.events().size() >= 3);
    qiao.terminate();
    QCOMPARE(qiao.waitForEnd(), 0);
    QVERIFY(qiao.output().endsWith('\n'));
    QStringList types;
    bool sawHealth = false;
    for (const QJsonObject &event : qiao.events()) {
        types.append(event.value("type"_L1).toString());
        sawHealth |= event.value("path"_L1) == "/health"_L1 && event.value("status"_L1) == 200;
    }
    QVERIFY(sawHealth);
    QVERIFY2(!types.contains(QString()), qiao.output().constData());
    QCOMPARE(types.first(), u"started"_s);
    QCOMPARE(types.last(), u"stopped"_s);
    QVERIFY(!qiao.output().contains('\x1b'));
}

void TestServe::survivesAClosedOutput()
{
    ServeProcess qiao;
    QVERIFY(qiao.serveJson());
    const quint16 port = qiao.port();
    qiao.process().closeReadChannel(QProcess::StandardOutput);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(statusOf(port, "/health"), 200);
    }
    QCOMPARE(qiao.process().state(), QProcess::Running);
    qiao.terminate();
    QCOMPARE(qiao.waitForEnd(), 0);
}

#ifdef Q_OS_UNIX
void TestServe::signalsEndIt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestServe::signalsEndIt()
{
    QFETCH(int, signal);
    ServeProcess qiao;
    // whoever runs the tests in the background ignores SIGINT, and the program would inherit that
    qiao.process().setChildProcessModifier([signal] { ::signal(signal, SIG_DFL); });
    QVERIFY(qiao.serveJson());
    QCOMPARE(kill(static_cast<pid_t>(qiao.process().processId()), signal), 0);
    QCOMPARE(qiao.waitForEnd(), 0);
    QCOMPARE(qiao.events().last().value("type"_L1).toString(), u"stopped"_s);
    QCOMPARE(qiao.errors(), QByteArray());
}

void TestServe::ignoredHangUpStaysIgnored()
{
    ServeProcess qiao;
    qiao.process().setChildProcessModifier([] { ::signal(SIGHUP, SIG_IGN); });
    QVERIFY(qiao.serveJson());
    QCOMPARE(kill(static_cast<pid_t>(qiao.process().processId()), SIGHUP), 0);
    QCOMPARE(statusOf(qiao.port(), "/health"), 200);
    QCOMPARE(qiao.process().state(), QProcess::Running);
}

void TestServe::filesAreTheUsersOwn()
{
    ServeProcess qiao;
    QVERIFY(qiao.serveJson());
    const QFileInfo folder(QDir(qiao.homeFolder()).filePath(u"qiao/data"_s));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(folder.isDir());
    QVERIFY(!(folder.permissions() & others));
    QVERIFY(!(QFileInfo(folder.filePath() + "/qiao.lock"_L1).permissions() & others));
}
#endif

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
