#pragma once

#include "base/desktop.h"
#include "base/page.h"

#include <qiao/accountservice.h>
#include <qiao/clienttools.h>
#include <qiao/service.h>
#include <qiao/settingsservice.h>

#include <QMenu>

class QActionGroup;

namespace qiao::ui {

class ModelMenu;

/// The menu of the tray's icon. Two clicks switch the default account.
class TrayMenu : public QMenu
{
    Q_OBJECT

public:
    /// All have to outlive it.
    TrayMenu(Service &service, AccountService &accounts, SettingsService &settings, Desktop &desktop,
        QWidget *parent = nullptr);

    /// How many requests run, and what today came to.
    void setLive(qsizetype active, const UsageTotals &today);

Q_SIGNALS:
    void windowRequested(qiao::ui::PageId page);
    void toolRequested(qiao::ClientTool tool);
    void addAccountRequested();
    void quitRequested();
    /// A sentence about something that did not work.
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addHeader();
    void addMenus();
    void addVerbs();
    QAction *addCopy(std::function<QString(const QUrl &)> text);
    void retranslate();
    void showStatus();
    void showAccounts();
    void chooseDefault(const QString &name);
    void toggleRunning();

    Service &m_service;
    AccountService &m_accounts;
    Desktop &m_desktop;
    qsizetype m_active = 0;
    UsageTotals m_today;
    QAction *m_status = nullptr;
    QAction *m_todayLine = nullptr;
    QMenu *m_accountMenu = nullptr;
    QActionGroup *m_accountGroup = nullptr; ///< a child, made anew with the accounts
    ModelMenu *m_modelMenu;
    QMenu *m_copyMenu = nullptr;
    QList<QAction *> m_copies;
    QMenu *m_setUpMenu = nullptr;
    QAction *m_clientKey = nullptr;
    QAction *m_addAccount = nullptr;
    QAction *m_manageAccounts = nullptr;
    QAction *m_running = nullptr;
    QAction *m_open = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_quit = nullptr;
};

} // namespace qiao::ui
