#include "tray/clientenvironment.h"
#include "tray/marks.h"
#include "tray/traymenu.h"
#include "widgets/fakeaccountservice.h"
#include "widgets/fakedesktop.h"
#include "widgets/fakesettingsservice.h"
#include "widgets/samples.h"
#include "widgets/widgettest.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::ui;
using namespace qiao::test;

/// The menu of the tray's icon, and the pictures of the icon.
class TestTrayMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsTheAccountsWithTheDefaultChosen();
    void switchesTheDefaultInTwoClicks();
    void aRefusedSwitchKeepsTheOldChoice();
    void leadsToEachTool();
    void fixesOneModel();
    void aRefusedModelKeepsTheOldChoice();
    void saysWhatTodayCameTo();
    void copiesAddresses();
    void pausesAndStarts();
    void asksBeforeItPausesRunningRequests();
    void speaksChinese();
    void quotesForEachShell();
    void conditionsLookDifferent();
    void knowsWhatTheIconStandsOn();

private:
    QAction *account(int index) { return named<QMenu>(*m_menu, "accountMenu")->actions().at(index); }

    FakeService m_service;
    FakeAccountService m_accounts;
    std::unique_ptr<FakeSettingsService> m_settings;
    FakeDesktop m_desktop;
    std::unique_ptr<TrayMenu> m_menu;
};

void TestTrayMenu::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_accounts.asked.clear();
    m_accounts.answer = {};
    m_service.asked.clear();
    m_desktop.questions.clear();
    m_desktop.copied.clear();
    m_settings = std::make_unique<FakeSettingsService>();
    m_menu = std::make_unique<TrayMenu>(m_service, m_accounts, *m_settings, m_desktop);
    m_service.tellState(runningServer());
    m_service.tellAccounts(sampleAccounts());
}

void TestTrayMenu::cleanup()
{
    m_menu.reset();
}

void TestTrayMenu::listsTheAccountsWithTheDefaultChosen()
{
    QVERIFY(account(0)->isChecked() && !account(1)->isChecked());
    QVERIFY(account(0)->text().contains(u"work · Coding Plan · ready"_s));
    QVERIFY(account(1)->text().contains(u"throttled until"_s));
    QVERIFY(account(2)->text().contains(u"sign in again"_s));
    QVERIFY(account(3)->isSeparator());
}

void TestTrayMenu::switchesTheDefaultInTwoClicks()
{
    account(1)->trigger();
    QCOMPARE(m_accounts.asked, QStringList{u"setDefault home"_s});
}

void TestTrayMenu::aRefusedSwitchKeepsTheOldChoice()
{
    QSignalSpy failed(m_menu.get(), &TrayMenu::failed);
    m_accounts.answer = tl::make_unexpected(Error{.message = u"DEFAULT_ACCOUNT decides."_s});
    account(1)->trigger();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), u"DEFAULT_ACCOUNT decides."_s);
    QVERIFY(account(0)->isChecked() && !account(1)->isChecked());
}

void TestTrayMenu::leadsToEachTool()
{
    QSignalSpy tool(m_menu.get(), &TrayMenu::toolRequested);
    const QList<QAction *> tools = named<QMenu>(*m_menu, "setUpMenu")->actions();
    QCOMPARE(tools.size(), clientTools().size());
    tools.at(1)->trigger();
    QCOMPARE(tool.size(), 1);
    QCOMPARE(tool.first().first().value<ClientTool>(), ClientTool::QwenCode);
}

void TestTrayMenu::fixesOneModel()
{
    auto *models = named<QMenu>(*m_menu, "modelMenu");
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[0].models = {u"qwen3-coder-plus"_s, u"qwen3.7-plus"_s};
    m_service.tellAccounts(accounts);
    QCOMPARE(models->actions().size(), 3);
    QVERIFY(models->actions().at(0)->isChecked());
    models->actions().at(2)->trigger();
    QCOMPARE(m_settings->asked, QStringList{u"models/clientModel=qwen3.7-plus"_s});
    QVERIFY(models->actions().at(2)->isChecked());
    accounts[0].models.clear(); // another default account: what was chosen is still the truth
    m_service.tellAccounts(accounts);
    QCOMPARE(models->actions().size(), 2);
    QVERIFY(models->actions().at(1)->isChecked());
    models->actions().at(0)->trigger();
    QCOMPARE(m_settings->asked.last(), u"models/clientModel="_s);
    QVERIFY(models->actions().at(0)->isChecked());
}

void TestTrayMenu::aRefusedModelKeepsTheOldChoice()
{
    QSignalSpy failed(m_menu.get(), &TrayMenu::failed);
    auto *models = named<QMenu>(*m_menu, "modelMenu");
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[0].models = {u"qwen3-coder-plus"_s};
    m_service.tellAccounts(accounts);
    m_settings->answer = tl::make_unexpected(Error{.message = u"settings.ini could not be changed."_s});
    models->actions().at(1)->trigger();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(models->actions().at(0)->isChecked());
}

void TestTrayMenu::saysWhatTodayCameTo()
{
    UsageTotals today;
    today.tokens.promptTokens = 1'204'118;
    today.tokens.completionTokens = 84'310;
    today.cnyMicros = 3'100'000;
    m_menu->setLive(3, today);
    QCOMPARE(named<QAction>(*m_menu, "today")->text(), u"Today 1.2 M in · 84 k out · ¥3.10"_s);
    QCOMPARE(named<QAction>(*m_menu, "status")->text(), u"Running · 127.0.0.1:8080 · 3 active"_s);
}

void TestTrayMenu::copiesAddresses()
{
    const QList<QAction *> copies = named<QMenu>(*m_menu, "copyMenu")->actions();
    copies.at(0)->trigger();
    copies.at(1)->trigger();
    QCOMPARE(m_desktop.copied, (QStringList{u"http://127.0.0.1:8080/v1"_s, u"http://127.0.0.1:8080"_s}));
    m_service.tellState({});
    QVERIFY(!named<QMenu>(*m_menu, "copyMenu")->isEnabled());
}

void TestTrayMenu::pausesAndStarts()
{
    auto *running = named<QAction>(*m_menu, "running");
    running->trigger();
    QCOMPARE(m_service.asked, QStringList{u"stop"_s});
    m_service.tellState({});
    running->trigger();
    QCOMPARE(m_service.asked, (QStringList{u"stop"_s, u"start"_s}));
}

void TestTrayMenu::asksBeforeItPausesRunningRequests()
{
    m_menu->setLive(2, {});
    m_desktop.saysYes = false;
    named<QAction>(*m_menu, "running")->trigger();
    QCOMPARE(m_desktop.questions.size(), 1);
    QVERIFY(m_service.asked.isEmpty());
    m_desktop.saysYes = true;
    named<QAction>(*m_menu, "running")->trigger();
    QCOMPARE(m_service.asked, QStringList{u"stop"_s});
}

void TestTrayMenu::speaksChinese()
{
    const QString english = named<QAction>(*m_menu, "quit")->text();
    const InChinese chinese;
    QTRY_VERIFY(named<QAction>(*m_menu, "quit")->text() != english);
    QVERIFY(named<QMenu>(*m_menu, "accountMenu")->title().contains(u"账户"_s));
}

void TestTrayMenu::quotesForEachShell()
{
    const QUrl url(u"http://127.0.0.1:8080/"_s);
    QVERIFY(environmentLines(url, u"it's"_s, Shell::Bash).contains(u"export OPENAI_API_KEY='it'\\''s'\n"_s));
    QVERIFY(
        environmentLines(url, u"it's"_s, Shell::PowerShell).contains(u"$env:OPENAI_API_KEY = 'it''s'\n"_s));
    QVERIFY(environmentLines(url, u"it's"_s, Shell::Fish).contains(u"set -gx OPENAI_API_KEY 'it\\'s'\n"_s));
    QVERIFY(environmentLines(url, {}, Shell::Bash)
                .contains(u"export ANTHROPIC_BASE_URL='http://127.0.0.1:8080'\n"_s));
}

void TestTrayMenu::conditionsLookDifferent()
{
    QList<QImage> seen;
    for (const Condition condition :
        {Condition::Running, Condition::Active, Condition::Warning, Condition::Error, Condition::Paused}) {
        for (const Panel panel : {Panel::Light, Panel::Dark}) {
            const QIcon icon = trayMark(condition, panel);
            QCOMPARE(icon.availableSizes().size(), 5);
            const QImage image = icon.pixmap(22, 22).toImage();
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
    }
}

void TestTrayMenu::knowsWhatTheIconStandsOn()
{
    QCOMPARE(panelOf({}, u"GNOME"_s, lightPalette()), Panel::Dark);
    QCOMPARE(panelOf({}, u"ubuntu:GNOME"_s, lightPalette()), Panel::Dark);
    QCOMPARE(panelOf({}, u"KDE"_s, lightPalette()), Panel::Light);
    QCOMPARE(panelOf({}, u"KDE"_s, darkPalette()), Panel::Dark);
    QCOMPARE(panelOf({}, {}, lightPalette()), Panel::Light); // no Linux
    QCOMPARE(panelOf(u"light"_s, u"GNOME"_s, darkPalette()), Panel::Light);
    QCOMPARE(panelOf(u"dark"_s, u"KDE"_s, lightPalette()), Panel::Dark);
}

QTEST_MAIN(TestTrayMenu)
#include "tst_traymenu.moc"
