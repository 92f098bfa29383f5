#include "authworld.h"
#include "pseudoterminal.h"
#include "support/patience.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/types.h>

using namespace Qt::StringLiterals;
using qiao::patience;

/// `qiao auth …` for somebody who sits at a terminal.
class TestAuthTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForTheKeyWithoutEcho();
    void ctrlCAtTheQuestionBringsTheEchoBack();
    void suspendingBringsTheEchoBack();
    void showsTheQrCodeAndCountsDown();
    void ctrlCCancelsTheSignIn();
    void saysThatTheWindowIsTooNarrow();
    void asksBeforeItRemoves_data();
    void asksBeforeItRemoves();
    void asksWhatToImport();

private:
    void start(const QStringList &arguments, int columns = 100);
    [[nodiscard]] bool isAccount(const QString &name);

    std::unique_ptr<AuthWorld> m_world;
    std::unique_ptr<PseudoTerminal> m_terminal;
    std::unique_ptr<ServeProcess> m_command;
};

namespace {

const QByteArray planKey = "sk-sp-0123456789abcdefcanary";

} // namespace

void TestAuthTerminal::init()
{
    m_world = std::make_unique<AuthWorld>();
    m_world->setVariable(u"TERM"_s, u"xterm-256color"_s);
    QVERIFY(m_world->service().addPlanKey("coding.dashscope.aliyuncs.com", planKey));
}

void TestAuthTerminal::cleanup()
{
    m_command.reset();
    m_terminal.reset();
    m_world.reset();
}

void TestAuthTerminal::start(const QStringList &arguments, int columns)
{
    m_terminal = std::make_unique<PseudoTerminal>(columns);
    m_command = m_world->command();
    m_terminal->attach(m_command->process());
    QVERIFY(m_command->start(QStringList{u"auth"_s} + arguments));
}

bool TestAuthTerminal::isAccount(const QString &name)
{
    const QJsonArray accounts = m_world->auth({u"list"_s, u"--json"_s}).json().value("accounts"_L1).toArray();
    return std::any_of(accounts.begin(), accounts.end(),
        [&name](const QJsonValue &account) { return account["name"_L1] == name; });
}

void TestAuthTerminal::asksForTheKeyWithoutEcho()
{
    start({u"add"_s, u"work"_s, u"--key"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().endsWith("Key for \"work\" (it is not shown): "), patience);
    QVERIFY(!m_terminal->echoes());
    m_terminal->type(planKey + '\n');
    QCOMPARE(m_command->waitForEnd(), 0);
    QVERIFY2(m_terminal->shown().contains("\"work\" works: "), m_terminal->shown());
    QVERIFY(!m_terminal->shown().contains("canary"));
    QVERIFY(m_terminal->echoes());
}

void TestAuthTerminal::ctrlCAtTheQuestionBringsTheEchoBack()
{
    start({u"add"_s, u"work"_s, u"--key"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("it is not shown"), patience);
    m_terminal->type("sk-half-canary\x03");
    QTRY_COMPARE_WITH_TIMEOUT(m_command->process().state(), QProcess::NotRunning, patience);
    QVERIFY(m_terminal->echoes());
    QVERIFY(!m_terminal->shown().contains("canary"));
    QVERIFY(m_command->process().exitCode() != 0);
    QVERIFY(!isAccount(u"work"_s));
}

void TestAuthTerminal::suspendingBringsTheEchoBack()
{
    // a shell with job control: nobody could suspend a program that has the terminal to itself
    m_terminal = std::make_unique<PseudoTerminal>();
    m_command = m_world->command();
    m_terminal->attach(m_command->process());
    QVERIFY(m_command->startProgram(u"/bin/sh"_s,
        {u"-m"_s, u"-c"_s, u"\"$0\" auth add work --key; echo suspended; read go; fg"_s,
            QStringLiteral(QIAO_PROGRAM)}));
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("it is not shown"), patience);
    QVERIFY(!m_terminal->echoes());
    m_terminal->type("\x1a");
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("suspended"), patience);
    QVERIFY(m_terminal->echoes());
    m_terminal->type("\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_terminal->shown().count("it is not shown"), 2, patience);
    QVERIFY(!m_terminal->echoes());
    m_terminal->type(planKey + '\n');
    QCOMPARE(m_command->waitForEnd(), 0);
    QVERIFY(!m_terminal->shown().contains("canary"));
}

void TestAuthTerminal::showsTheQrCodeAndCountsDown()
{
    m_world->service().setDeviceFlow(
        {.outcome = qiao::simulator::DeviceFlow::Outcome::Approved, .pendingPolls = 1});
    start({u"add"_s, u"home"_s});
    QCOMPARE(m_command->waitForEnd(), 0);
    const QByteArray shown = m_terminal->shown();
    QVERIFY2(shown.contains("\x1b[38;5;16;48;5;231m"), shown);
    QVERIFY(shown.contains("▀"));
    QVERIFY(shown.contains("Address: http://127.0.0.1:"));
    QVERIFY(shown.count("\rWaiting for you to confirm · ") >= 2);
    QVERIFY(shown.contains("\rConfirmed. Checking with one real request"));
    QVERIFY(shown.contains("\x1b[32m\"home\" works: "));
}

void TestAuthTerminal::ctrlCCancelsTheSignIn()
{
    m_world->service().setDeviceFlow({.outcome = qiao::simulator::DeviceFlow::Outcome::Manual});
    start({u"add"_s, u"home"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("Waiting for you to confirm"), patience);
    m_terminal->type("\x03");
    QCOMPARE(m_command->waitForEnd(), 1);
    QVERIFY(m_terminal->shown().contains("Cancelled. Nothing was added."));
    QVERIFY(!isAccount(u"home"_s));
}

void TestAuthTerminal::saysThatTheWindowIsTooNarrow()
{
    m_world->service().setDeviceFlow({.pendingPolls = 0});
    start({u"add"_s, u"home"_s}, 30);
    QCOMPARE(m_command->waitForEnd(), 0);
    QVERIFY(m_terminal->shown().contains("The window is too narrow for a QR code."));
    QVERIFY(!m_terminal->shown().contains("▀"));
}

void TestAuthTerminal::asksBeforeItRemoves_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("removes");
    QTest::newRow("yes") << "y\n"_ba << true;
    QTest::newRow("no") << "n\n"_ba << false;
    QTest::newRow("Enter") << "\n"_ba << false;
    QTest::newRow("end of input") << "\x04"_ba << false;
}

void TestAuthTerminal::asksBeforeItRemoves()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, removes);
    QCOMPARE(m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n').exitCode, 0);
    start({u"remove"_s, u"work"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("Remove \"work\" and its secret?"), patience);
    m_terminal->type(answer);
    QCOMPARE(m_command->waitForEnd(), removes ? 0 : 1);
    QCOMPARE(isAccount(u"work"_s), !removes);
}

void TestAuthTerminal::asksWhatToImport()
{
    m_world->setVariable(u"BAILIAN_CODING_PLAN_API_KEY"_s, QString::fromUtf8(planKey));
    m_world->setVariable(u"DASHSCOPE_API_KEY"_s, u"sk-0123456789abcdefcanary"_s);
    start({u"import"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_terminal->shown().contains("nothing for none: "), patience);
    m_terminal->type("7\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_terminal->shown().count("nothing for none: "), 2, patience);
    QVERIFY2(m_terminal->shown().contains("BAILIAN_CODING_PLAN_API_KEY"), m_terminal->shown());
    const QByteArray line =
        m_terminal->shown().mid(0, m_terminal->shown().indexOf(" · BAILIAN_CODING_PLAN_API_KEY"));
    const QByteArray number = line.mid(line.lastIndexOf('\n') + 1).trimmed().split(' ').first();
    m_terminal->type(number + '\n');
    QCOMPARE(m_command->waitForEnd(), 0);
    QVERIFY(!m_terminal->shown().contains("canary"));
    QCOMPARE(m_terminal->shown().count(" works: "), 1);
}

QTEST_GUILESS_MAIN(TestAuthTerminal)
#include "tst_authterminal.moc"
