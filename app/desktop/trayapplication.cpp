#include "desktop/trayapplication.h"

#include "desktop/systemloginitem.h"

#include "accountlist/accountspage.h"
#include "addaccount/addaccountdialog.h"
#include "connect/connectpage.h"
#include "home/homepage.h"
#include "logview/logpage.h"
#include "requests/requestspage.h"
#include "settingspage/settingspage.h"
#include "tray/trayicon.h"
#include "usage/usagepage.h"
#include "window/mainwindow.h"
#include "window/statefooter.h"

#include <qiao/whenfinished.h>

#include <QCursor>
#include <QStatusBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

using ui::PageId;

TrayApplication::TrayApplication(const LoadedSettings &loaded)
    : m_service(loaded),
      m_uiSettings(m_service.settingsService()),
      m_notifier(m_service, m_service.settingsService()),
      m_clientSetup(clientSetupPlaces(loaded.settings)),
      m_loginItem(systemLoginItem())
{
    connect(&m_notifier, &Notifier::noticed, this, &TrayApplication::notice);
    connect(&m_service.settingsService(), &SettingsService::uiValueChanged, this,
        [this](const QString &key, const QString &value) {
            if (key == "ui/language"_L1) {
                Q_EMIT languageChosen(value);
            }
        });
    connect(&m_trayWait, &TrayWait::ended, this, &TrayApplication::haveTray);
    connect(&m_service, &Service::serverStateChanged, this, &TrayApplication::follow);
    connect(&m_service, &Service::stopRequested, this, &TrayApplication::stop);
    connect(&m_service, &Service::warningRaised, this, &TrayApplication::tell);
    connect(&m_service, &Service::liveChanged, this,
        [this](const LiveSnapshot &snapshot) { m_active = snapshot.active; });
}

TrayApplication::~TrayApplication() = default;

void TrayApplication::start(const TrayArguments &arguments)
{
    m_startsHidden = arguments.hidden;
    m_service.start();
    m_service.setLiveWanted(true);
    if (!m_startsHidden) {
        showWindow();
    }
    // At login the tray may come long after this; by hand it is there, or there is none.
    m_trayWait.begin(m_startsHidden ? 30s : 2s);
}

void TrayApplication::haveTray(bool found)
{
    if (!found) {
        showWindow();
        m_window->statusBar()->showMessage(
            tr("This desktop has no tray. Qiao runs as long as this window is open."));
        return;
    }
    m_icon = std::make_unique<ui::TrayIcon>(
        m_service, m_service.accountService(), m_service.settingsService(), m_desktop);
    ui::TrayMenu &menu = m_icon->menu();
    connect(&menu, &ui::TrayMenu::windowRequested, this, &TrayApplication::showPage);
    connect(&menu, &ui::TrayMenu::toolRequested, this, [this](ClientTool tool) {
        showPage(PageId::Connect);
        m_connect->showTool(tool);
    });
    connect(&menu, &ui::TrayMenu::addAccountRequested, this, &TrayApplication::addAccount);
    connect(&menu, &ui::TrayMenu::quitRequested, this, &TrayApplication::askToQuit);
    connect(&menu, &ui::TrayMenu::failed, this, &TrayApplication::tell);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] { showPage(m_noticedPage); });
    connect(m_icon.get(), &ui::TrayIcon::windowToggled, this, &TrayApplication::toggleWindow);
    m_icon->show();
    m_service.setLiveWanted(false);
    m_service.setLiveWanted(true); // told once more, to the icon
}

void TrayApplication::makeWindow()
{
    m_window = std::make_unique<ui::MainWindow>();
    addPages();
    m_window->restoreGeometry(m_uiSettings.geometry());
    m_window->showPage(static_cast<PageId>(m_uiSettings.page()));
    connect(m_window.get(), &ui::MainWindow::addAccountRequested, this, &TrayApplication::addAccount);
    connect(m_window.get(), &ui::MainWindow::closedByUser, this, &TrayApplication::windowClosed);
    m_service.setLiveWanted(false);
    m_service.setLiveWanted(true); // what runs already is told once more, to the pages
}

void TrayApplication::addPages()
{
    auto *accounts = new ui::AccountsPage(m_service, m_service.accountService(), m_desktop);
    auto *home = new ui::HomePage(m_service, m_desktop);
    m_window->addPage(PageId::Home, home);
    m_window->addPage(PageId::Accounts, accounts);
    m_window->addPage(PageId::Requests, new ui::RequestsPage(m_service, m_desktop));
    m_window->addPage(PageId::Usage, new ui::UsagePage(m_service, m_desktop));
    m_connect = new ui::ConnectPage(m_service, m_service.settingsService(), m_clientSetup, m_desktop);
    m_window->addPage(PageId::Connect, m_connect);
    connect(m_connect, &ui::ConnectPage::toolsLookedAt, home, &ui::HomePage::setToolSetUp);
    m_connect->lookAtTools();
    m_window->addPage(PageId::Log, new ui::LogPage(m_service, m_desktop));
    m_window->addPage(PageId::Settings,
        new ui::SettingsPage(m_service, m_service.settingsService(), *m_loginItem, m_desktop));
    m_window->setFooter(new ui::StateFooter(m_service, m_desktop));
    connect(home, &ui::HomePage::signInRequested, this, &TrayApplication::signIn);
    connect(accounts, &ui::AccountsPage::signInRequested, this, &TrayApplication::signIn);
}

void TrayApplication::showWindow()
{
    if (!m_window) {
        makeWindow();
    }
    m_window->bringUp();
}

void TrayApplication::showPage(PageId page)
{
    showWindow();
    m_window->showPage(page);
}

void TrayApplication::toggleWindow()
{
    if (m_uiSettings.leftClickOpensMenu()) {
        m_icon->menu().popup(QCursor::pos());
    } else if (m_window && m_window->isVisible() && m_window->isActiveWindow()) {
        m_window->hide();
    } else {
        showWindow();
    }
}

void TrayApplication::windowClosed()
{
    static_cast<void>(rememberWindow());
    if (!m_icon) {
        askToQuit();
    } else if (!m_uiSettings.knowsWhereItGoes()) {
        m_uiSettings.setKnowsWhereItGoes();
        m_icon->showMessage(
            tr("Qiao goes on running"), tr("Its icon is in the tray. Quit Qiao from the icon's menu."));
    }
}

void TrayApplication::addAccount()
{
    signIn({});
}

void TrayApplication::signIn(const QString &account)
{
    showWindow();
    if (!m_addAccount) {
        m_addAccount =
            new ui::AddAccountDialog(m_service.accountService(), m_desktop, account, m_window.get());
        m_addAccount->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_addAccount->open();
}

void TrayApplication::askToQuit()
{
    if (m_active == 0) {
        stop();
        return;
    }
    showWindow(); // the question needs something to stand before
    const QString question = m_active == 1 ? tr("A request is running. Quit Qiao?")
                                           : tr("%1 requests are running. Quit Qiao?").arg(m_active);
    m_desktop.ask(
        m_window.get(), {question, tr("They get five seconds to finish."), tr("&Quit")}, [this] { stop(); });
}

void TrayApplication::stop()
{
    if (m_isEnding) {
        Q_EMIT ended(0);
        return;
    }
    m_isEnding = true;
    if (m_window) {
        whenFinished(rememberWindow(), this, [this](const Result<void> &) { endServer(); });
    } else {
        endServer();
    }
}

void TrayApplication::endServer()
{
    const ServerState::Phase phase = m_service.serverState().phase;
    if (phase == ServerState::Phase::Stopped || phase == ServerState::Phase::Failed) {
        Q_EMIT ended(0);
    } else {
        m_service.stop(5s);
    }
}

QFuture<Result<void>> TrayApplication::rememberWindow()
{
    return m_uiSettings.remember(m_window->saveGeometry(), static_cast<int>(m_window->currentPage()));
}

void TrayApplication::startedAgain(const TrayArguments &arguments)
{
    if (!arguments.hidden) {
        showWindow();
    }
}

void TrayApplication::follow(const ServerState &state)
{
    if (state.phase == ServerState::Phase::Stopped && m_isEnding) {
        Q_EMIT ended(0);
    } else if (state.phase == ServerState::Phase::Failed
        && (!m_icon || (m_window && m_window->isVisible()))) {
        showPage(PageId::Home); // which says why, and what helps
    }
}

void TrayApplication::notice(const QString &title, const QString &sentence, PageId page)
{
    m_noticedPage = page;
    if (m_icon) {
        m_icon->showMessage(title, sentence);
    } else if (m_window) {
        m_window->statusBar()->showMessage(sentence);
    }
}

void TrayApplication::tell(const QString &sentence)
{
    notice(tr("Qiao"), sentence, PageId::Log);
}

} // namespace qiao
