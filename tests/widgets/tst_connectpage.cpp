#include "connect/connectpage.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakesettingsservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

/// The tools, and pointing them at Qiao; their files are in a home of the test's own.
class TestConnectPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatToPaste();
    void setsUpAndUndoes();
    void keepsAFileThatItCannotRead();
    void cancels();
    void usesTheChosenModelAndKey();
    void turnsGreenWithTheFirstRequest();
    void tellsAFailedRequest();
    void launches();
    void saysThatTheServerDoesNotRun();
    void speaksChineseInTheDark();

private:
    QString text(const char *name) { return named<QLabel>(*m_page, name)->text(); }
    QString snippet() { return named<QPlainTextEdit>(*m_page, "snippet")->toPlainText(); }
    void click(const char *name) { named<QPushButton>(*m_page, name)->click(); }
    QString settingsPath() { return m_home->filePath(u".claude/settings.json"_s); }
    QByteArray settings()
    {
        QFile file(settingsPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeSettings(const QByteArray &text)
    {
        QDir(m_home->path()).mkpath(u".claude"_s);
        QFile file(settingsPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void finish(const QString &client, const QString &error = {})
    {
        RequestRow row = sampleRow();
        row.client = client;
        row.error = error;
        Q_EMIT m_service->requestFinished(row);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeSettingsService> m_settings;
    FakeDesktop m_desktop;
    std::unique_ptr<ClientSetup> m_setup;
    std::unique_ptr<ConnectPage> m_page;
};

void TestConnectPage::init()
{
    m_page.reset();
    m_desktop = {};
    m_home = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>();
    m_settings = std::make_unique<FakeSettingsService>();
    m_setup = std::make_unique<ClientSetup>(ClientSetupPlaces{.homeFolder = m_home->path(),
        .qwenHome = m_home->filePath(u".qwen"_s),
        .dataFolder = m_home->filePath(u"data"_s)});
    m_page = std::make_unique<ConnectPage>(*m_service, *m_settings, *m_setup, m_desktop);
    m_page->resize(732, 620);
    m_page->show();
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[0].models = {u"qwen3.7-plus"_s, u"qwen3-coder-plus"_s};
    m_service->tellAccounts(accounts);
    m_service->tellState(runningServer());
}

void TestConnectPage::showsWhatToPaste()
{
    auto *tools = named<QListWidget>(*m_page, "tools");
    QCOMPARE(tools->count(), clientTools().size());
    for (int row = 0; row < tools->count(); ++row) {
        tools->setCurrentRow(row);
        QVERIFY2(snippet().contains(u"127.0.0.1:8080"_s), qPrintable(tools->item(row)->text()));
        QVERIFY(!text("toolName").isEmpty());
    }
    m_page->showTool(ClientTool::Curl);
    QVERIFY(snippet().startsWith(u"curl"_s));
    click("copySnippet");
    QCOMPARE(m_desktop.copied, QStringList{snippet()});
}

void TestConnectPage::setsUpAndUndoes()
{
    const QByteArray before = "{\n    // mine\n    \"theme\": \"dark\"\n}\n";
    writeSettings(before);
    m_page->showTool(ClientTool::ClaudeCode);
    QVERIFY(!named<QPushButton>(*m_page, "undoSetup")->isVisible());
    click("setUp");
    const QString diff = named<QPlainTextEdit>(*m_page, "diff")->toPlainText();
    QVERIFY2(diff.contains(u"+"_s) && diff.contains(u"127.0.0.1:8080"_s), qPrintable(diff));
    QCOMPARE(settings(), before);
    keepPicture(*m_page, u"connect-review"_s);
    QSignalSpy looked(m_page.get(), &ConnectPage::toolsLookedAt);
    click("applySetup");
    QVERIFY(!looked.isEmpty() && looked.last().first().toBool());
    QVERIFY(settings().contains("127.0.0.1:8080") && settings().contains("// mine"));
    QVERIFY(text("toolNotice").startsWith(u"Claude Code is set up."_s));
    QVERIFY(named<QListWidget>(*m_page, "tools")->item(0)->text().endsWith(u"\nset up"_s));
    click("undoSetup");
    click("applySetup");
    QCOMPARE(settings(), before);
    QVERIFY(!named<QPushButton>(*m_page, "undoSetup")->isVisible());
}

void TestConnectPage::keepsAFileThatItCannotRead()
{
    writeSettings("{ broken");
    m_page->showTool(ClientTool::Zed);
    m_page->showTool(ClientTool::ClaudeCode);
    QVERIFY(!named<QPushButton>(*m_page, "setUp")->isEnabled());
    QVERIFY2(text("setupState").contains(u"settings.json"_s), qPrintable(text("setupState")));
    QCOMPARE(settings(), "{ broken"_ba);
}

void TestConnectPage::cancels()
{
    m_page->showTool(ClientTool::ClaudeCode);
    click("setUp");
    QTest::keyClick(named<QPushButton>(*m_page, "applySetup"), Qt::Key_Escape);
    QVERIFY(named<QPlainTextEdit>(*m_page, "snippet")->isVisible());
    QVERIFY(settings().isEmpty());
}

void TestConnectPage::usesTheChosenModelAndKey()
{
    m_page->showTool(ClientTool::Curl);
    QVERIFY(!named<QLineEdit>(*m_page, "toolKey")->isVisible());
    static_cast<void>(m_settings->createKey(u"laptop"_s));
    auto *key = named<QLineEdit>(*m_page, "toolKey");
    QVERIFY(key->isVisible());
    key->setText(u"qiao-secret-9f2c"_s);
    QTest::keyClick(key, Qt::Key_Return);
    QVERIFY(snippet().contains(u"qiao-secret-9f2c"_s));
    auto *model = named<QComboBox>(*m_page, "toolModel");
    QTest::keyClick(model, Qt::Key_Down);
    QVERIFY(snippet().contains(u"qwen3.7-plus"_s));
}

void TestConnectPage::turnsGreenWithTheFirstRequest()
{
    m_page->showTool(ClientTool::ClaudeCode);
    QVERIFY(text("seen").startsWith(u'○'));
    finish(u"curl/8.5.0"_s);
    QVERIFY(text("seen").startsWith(u'○'));
    finish(u"claude-cli/2.0.1 (external, cli)"_s);
    QVERIFY(text("seen").startsWith(u'✓'));
    QVERIFY(named<QListWidget>(*m_page, "tools")->item(0)->text().contains(u"seen at"_s));
    m_page->showTool(ClientTool::OpenCode);
    m_page->hide();
    finish(u"opencode/1.0"_s);
    m_page->show(); // what came while nobody looked counts, too
    QVERIFY(text("seen").startsWith(u'✓'));
}

void TestConnectPage::tellsAFailedRequest()
{
    m_page->showTool(ClientTool::ClaudeCode);
    finish(u"claude-cli/2.0.1"_s, u"The plan of \"work\" is used up."_s);
    QVERIFY(text("seen").startsWith(u'▲') && text("seen").contains(u"used up"_s));
}

void TestConnectPage::launches()
{
    m_page->showTool(ClientTool::ClaudeCode);
    click("launch");
    QCOMPARE(m_desktop.terminals.size(), 1);
    QCOMPARE(m_desktop.terminals.first().program, u"claude"_s);
    QVERIFY(!m_desktop.terminals.first().environment.isEmpty());
    QVERIFY(settings().isEmpty());
    m_desktop.terminalAnswer = tl::make_unexpected(Error{.message = u"No terminal was found."_s});
    click("launch");
    QCOMPARE(text("toolNotice"), u"No terminal was found."_s);
}

void TestConnectPage::saysThatTheServerDoesNotRun()
{
    m_service->tellState({.phase = ServerState::Phase::Stopped});
    m_page->showTool(ClientTool::ClaudeCode);
    QVERIFY(text("setupState").startsWith(u"Qiao does not run."_s));
    QVERIFY(!named<QPushButton>(*m_page, "setUp")->isEnabled());
    QVERIFY(!named<QPushButton>(*m_page, "launch")->isEnabled());
}

void TestConnectPage::speaksChineseInTheDark()
{
    finish(u"claude-cli/2.0.1"_s);
    keepPicture(*m_page, u"connect"_s);
    const InChinese chinese;
    m_page->setPalette(darkPalette());
    m_page->resize(552, 480);
    auto *launch = named<QPushButton>(*m_page, "launch");
    QTRY_VERIFY(!launch->text().contains(u"aunch"_s));
    QVERIFY2(m_page->minimumSizeHint().width() <= 552,
        qPrintable(QString::number(m_page->minimumSizeHint().width())));
    keepPicture(*m_page, u"connect-dark-zh"_s);
}

QTEST_MAIN(TestConnectPage)
#include "tst_connectpage.moc"
