#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A home of its own for each test, and programs that live in it.
class Home
{
public:
    Home()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
            {"QWEN_API_KEY", "API_KEY", "HOST", "DEFAULT_ACCOUNT", "DBUS_SESSION_BUS_ADDRESS"}) {
            m_environment.remove(QString::fromLatin1(name));
        }
        m_environment.insert(u"QIAO_HOME"_s, m_folder.filePath(u"qiao"_s));
        m_environment.insert(u"QWEN_HOME"_s, m_folder.filePath(u"qwen"_s));
        m_environment.insert(u"QIAO_SECRETS"_s, u"memory"_s);
        m_environment.insert(u"PORT"_s, u"0"_s);
    }

    QProcessEnvironment &environment() { return m_environment; }

    std::unique_ptr<QProcess> start(const char *program, const QStringList &arguments = {})
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->start(QString::fromLocal8Bit(program), arguments);
        return process;
    }

    /// What `qiao status` says of the running server; empty while none runs.
    QByteArray status()
    {
        const auto process = start(QIAO_PROGRAM, {u"status"_s, u"--json"_s});
        process->waitForFinished();
        return process->exitCode() == 0 ? process->readAllStandardOutput() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace

/// The whole desktop program, on a desktop that has no tray.
class TestTrayProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersBeforeThereIsAWindow();
    void saysThatThereIsNoDisplay();
    void servesUntilItIsAskedToEnd();
    void theSecondStartEndsAtOnce();
    void namesTheServerThatRuns();
    void takesOverFromAServer();
    void endsWhenACommandAsks();
};

void TestTrayProgram::answersBeforeThereIsAWindow()
{
    Home home;
    home.environment().remove(u"QT_QPA_PLATFORM"_s);
    home.environment().remove(u"DISPLAY"_s);
    const auto version = home.start(QIAO_TRAY_PROGRAM, {u"--version"_s});
    QVERIFY(version->waitForFinished());
    QVERIFY(version->readAllStandardOutput().startsWith("qiao-tray "));
    const auto help = home.start(QIAO_TRAY_PROGRAM, {u"--help"_s});
    QVERIFY(help->waitForFinished());
    QVERIFY(help->readAllStandardOutput().contains("--hidden"));
    const auto wrong = home.start(QIAO_TRAY_PROGRAM, {u"--nonsense"_s});
    QVERIFY(wrong->waitForFinished());
    QCOMPARE(wrong->exitCode(), 64);
    QVERIFY(wrong->readAllStandardError().contains("--nonsense"));
}

void TestTrayProgram::saysThatThereIsNoDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    Home home;
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s}) {
        home.environment().remove(name);
    }
    const auto tray = home.start(QIAO_TRAY_PROGRAM);
    QVERIFY(tray->waitForFinished());
    QCOMPARE(tray->exitCode(), 1);
    QVERIFY(tray->readAllStandardError().contains("qiao serve"));
#else
    QSKIP("There always is a display here.");
#endif
}

void TestTrayProgram::servesUntilItIsAskedToEnd()
{
    Home home;
    const auto tray = home.start(QIAO_TRAY_PROGRAM);
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains("http://127.0.0.1:"), 10'000);
    tray->terminate();
    QVERIFY(tray->waitForFinished(10'000));
    QCOMPARE(tray->exitStatus(), QProcess::NormalExit);
    QCOMPARE(tray->exitCode(), 0);
}

void TestTrayProgram::theSecondStartEndsAtOnce()
{
    Home home;
    const auto first = home.start(QIAO_TRAY_PROGRAM);
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains("http://127.0.0.1:"), 10'000);
    const auto second = home.start(QIAO_TRAY_PROGRAM);
    QVERIFY(second->waitForFinished(10'000));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(first->state(), QProcess::Running);
    first->terminate();
    QVERIFY(first->waitForFinished(10'000));
    QCOMPARE(first->exitCode(), 0);
}

/// A headless server is no window that could be raised: the sentence says which process it is.
void TestTrayProgram::namesTheServerThatRuns()
{
    Home home;
    const auto server = home.start(QIAO_PROGRAM, {u"serve"_s});
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains("http://127.0.0.1:"), 10'000);
    const auto tray = home.start(QIAO_TRAY_PROGRAM);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += tray->readAllStandardError()).contains('\n'), 10'000);
    QVERIFY(said.contains(QByteArray::number(server->processId())));
    tray->kill(); // its message box waits for somebody
    tray->waitForFinished();
    server->terminate();
    QVERIFY(server->waitForFinished(10'000));
}

void TestTrayProgram::takesOverFromAServer()
{
    Home home;
    const auto server = home.start(QIAO_PROGRAM, {u"serve"_s});
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains("http://127.0.0.1:"), 10'000);
    const auto tray = home.start(QIAO_TRAY_PROGRAM, {u"--take-over"_s});
    QVERIFY(server->waitForFinished(10'000));
    QCOMPARE(server->exitCode(), 0);
    const QByteArray pid = "\"pid\":" + QByteArray::number(tray->processId());
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains(pid), 10'000);
    tray->terminate();
    QVERIFY(tray->waitForFinished(10'000));
}

void TestTrayProgram::endsWhenACommandAsks()
{
    Home home;
    const auto tray = home.start(QIAO_TRAY_PROGRAM);
    QTRY_VERIFY_WITH_TIMEOUT(home.status().contains("http://127.0.0.1:"), 10'000);
    const auto stop = home.start(QIAO_PROGRAM, {u"stop"_s});
    QVERIFY(stop->waitForFinished(20'000));
    QCOMPARE(stop->exitCode(), 0);
    QVERIFY(stop->readAllStandardOutput().contains("has stopped"));
    QVERIFY(tray->waitForFinished(10'000));
    QCOMPARE(tray->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestTrayProgram)
#include "tst_trayprogram.moc"
