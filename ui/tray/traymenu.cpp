#include "tray/traymenu.h"

#include "base/figures.h"
#include "status/status.h"
#include "tray/clientenvironment.h"
#include "tray/modelmenu.h"

#include <qiao/accountwords.h>
#include <qiao/whenfinished.h>

#include <QActionGroup>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace qiao::ui {

TrayMenu::TrayMenu(
    Service &service, AccountService &accounts, SettingsService &settings, Desktop &desktop, QWidget *parent)
    : QMenu(parent),
      m_service(service),
      m_accounts(accounts),
      m_desktop(desktop),
      m_modelMenu(new ModelMenu(service, settings, this))
{
    addHeader();
    addMenus();
    addVerbs();
    retranslate();
    connect(&m_service, &Service::serverStateChanged, this, &TrayMenu::showStatus);
    connect(&m_service, &Service::accountsChanged, this, &TrayMenu::showAccounts);
}

void TrayMenu::addHeader()
{
    m_status = addAction(QString(), this, [this] { Q_EMIT windowRequested(PageId::Home); });
    m_status->setObjectName(u"status"_s);
    m_todayLine = addAction(QString(), this, [this] { Q_EMIT windowRequested(PageId::Usage); });
    m_todayLine->setObjectName(u"today"_s);
    addSeparator();
}

void TrayMenu::addMenus()
{
    m_accountMenu = addMenu(QString());
    m_accountMenu->setObjectName(u"accountMenu"_s);
    m_addAccount = new QAction(this);
    m_addAccount->setObjectName(u"addAccount"_s);
    connect(m_addAccount, &QAction::triggered, this, &TrayMenu::addAccountRequested);
    m_manageAccounts = new QAction(this);
    connect(
        m_manageAccounts, &QAction::triggered, this, [this] { Q_EMIT windowRequested(PageId::Accounts); });
    addMenu(m_modelMenu);
    connect(m_modelMenu, &ModelMenu::failed, this, &TrayMenu::failed);
    m_copyMenu = addMenu(QString());
    m_copyMenu->setObjectName(u"copyMenu"_s);
    addCopy(openAiUrl);
    addCopy(anthropicUrl);
    m_clientKey =
        m_copyMenu->addAction(QString(), this, [this] { Q_EMIT windowRequested(PageId::Settings); });
    for (const Shell shell : {Shell::Bash, Shell::PowerShell, Shell::Fish}) {
        addCopy([shell](const QUrl &url) { return environmentLines(url, {}, shell); });
    }
    m_setUpMenu = addMenu(QString());
    m_setUpMenu->setObjectName(u"setUpMenu"_s);
    for (const ClientToolInfo &info : clientTools()) {
        m_setUpMenu->addAction(info.name, this, [this, tool = info.tool] { Q_EMIT toolRequested(tool); });
    }
    addSeparator();
}

QAction *TrayMenu::addCopy(std::function<QString(const QUrl &)> text)
{
    QAction *action = m_copyMenu->addAction(QString(), this, [this, text = std::move(text)] {
        const QList<QUrl> urls = m_service.serverState().baseUrls;
        if (!urls.isEmpty()) {
            m_desktop.copy(text(urls.first()));
        }
    });
    m_copies.append(action);
    return action;
}

void TrayMenu::addVerbs()
{
    m_running = addAction(QString(), this, &TrayMenu::toggleRunning);
    m_running->setObjectName(u"running"_s);
    m_open = addAction(QString(), this, [this] { Q_EMIT windowRequested(PageId::Home); });
    m_open->setObjectName(u"open"_s);
    m_settings = addAction(QString(), this, [this] { Q_EMIT windowRequested(PageId::Settings); });
    m_settings->setObjectName(u"settings"_s);
    addSeparator();
    m_quit = addAction(QString(), this, &TrayMenu::quitRequested);
    m_quit->setObjectName(u"quit"_s);
}

void TrayMenu::setLive(qsizetype active, const UsageTotals &today)
{
    m_active = active;
    m_today = today;
    showStatus();
}

void TrayMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TrayMenu::retranslate()
{
    m_accountMenu->setTitle(tr("&Account"));
    m_addAccount->setText(tr("A&dd account…"));
    m_manageAccounts->setText(tr("&Manage accounts"));
    m_copyMenu->setTitle(tr("&Copy"));
    const QStringList copies{tr("&OpenAI URL"), tr("&Anthropic URL"), tr("Environment for &bash"),
        tr("Environment for &PowerShell"), tr("Environment for &fish")};
    for (qsizetype i = 0; i < m_copies.size(); ++i) {
        m_copies.at(i)->setText(copies.at(i));
    }
    m_setUpMenu->setTitle(tr("Set &up"));
    m_clientKey->setText(tr("Client &key…")); // none can be shown again: the page makes one
    m_open->setText(tr("&Open Qiao"));
    m_settings->setText(tr("&Settings…"));
    m_quit->setText(tr("&Quit Qiao"));
    showStatus();
    showAccounts();
}

void TrayMenu::showStatus()
{
    const ServerState server = m_service.serverState();
    const Status status = statusOf(server, m_service.accounts(), m_active, m_desktop.now());
    m_status->setText(status.shortSentence);
    const QString cost = costText(m_today);
    const QString in = shortCountText(m_today.tokens.promptTokens);
    const QString out = shortCountText(m_today.tokens.completionTokens);
    m_todayLine->setText(cost.isEmpty() ? tr("Today %1 in · %2 out").arg(in, out)
                                        : tr("Today %1 in · %2 out · %3").arg(in, out, cost));
    const bool isRunning = server.phase == ServerState::Phase::Running;
    m_copyMenu->setEnabled(isRunning);
    m_running->setText(isRunning ? tr("&Pause") : tr("&Start"));
    m_running->setEnabled(
        server.phase != ServerState::Phase::Starting && server.phase != ServerState::Phase::Stopping);
}

void TrayMenu::showAccounts()
{
    m_accountMenu->clear(); // deletes what only the menu shows: the accounts and the separator
    delete m_accountGroup;
    m_accountGroup = new QActionGroup(this);
    for (const AccountSummary &account : m_service.accounts()) {
        const QString text =
            tr("%1 · %2 · %3", "account, its kind, its state")
                .arg(account.name, kindName(account.kind), stateText(account, m_desktop.now()));
        QAction *action =
            m_accountMenu->addAction(text, this, [this, name = account.name] { chooseDefault(name); });
        action->setCheckable(true);
        action->setChecked(account.isDefault);
        m_accountGroup->addAction(action);
    }
    if (!m_accountMenu->isEmpty()) {
        m_accountMenu->addSeparator();
    }
    m_accountMenu->addAction(m_addAccount);
    m_accountMenu->addAction(m_manageAccounts);
    showStatus();
}

void TrayMenu::chooseDefault(const QString &name)
{
    whenFinished(m_accounts.setDefault(name), this, [this](const Result<void> &done) {
        if (!done) {
            showAccounts(); // the old choice is still the truth
            Q_EMIT failed(done.error().message);
        }
    });
}

void TrayMenu::toggleRunning()
{
    if (m_service.serverState().phase != ServerState::Phase::Running) {
        m_service.start();
        return;
    }
    if (m_active == 0) {
        m_service.stop();
        return;
    }
    const QString question = m_active == 1 ? tr("A request is running. Pause Qiao?")
                                           : tr("%1 requests are running. Pause Qiao?").arg(m_active);
    m_desktop.ask(
        this, {question, tr("They get five seconds to finish."), tr("&Pause")}, [this] { m_service.stop(); });
}

} // namespace qiao::ui
