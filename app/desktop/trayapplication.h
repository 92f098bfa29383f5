#pragma once

#include "desktop/notifier.h"
#include "desktop/trayarguments.h"
#include "desktop/traywait.h"
#include "desktop/uisettings.h"

#include "base/desktop.h"
#include "base/loginitem.h"
#include "base/page.h"

#include <qiao/clientsetup.h>
#include <qiao/workerservice.h>

#include <QPointer>

#include <memory>

namespace qiao {

namespace ui {
class AddAccountDialog;
class ConnectPage;
class MainWindow;
class TrayIcon;
} // namespace ui

/// The desktop program from its start to its end: makes the server, the icon and the window, and passes on
/// between them what each wants of the others.
class TrayApplication : public QObject
{
    Q_OBJECT

public:
    explicit TrayApplication(const LoadedSettings &loaded);
    ~TrayApplication() override;

    void start(const TrayArguments &arguments);
    /// The program was started a second time.
    void startedAgain(const TrayArguments &arguments);
    /// Ends without a question: the first time, requests that run get 5 s; the second time, at once.
    void stop();

Q_SIGNALS:
    void ended(int exitCode);
    /// The user wants another language: "en", "zh_CN", or empty for the system's.
    void languageChosen(const QString &language);

private:
    void haveTray(bool found);
    void makeWindow();
    void addPages();
    void showWindow();
    void showPage(ui::PageId page);
    void toggleWindow();
    void windowClosed();
    void addAccount();
    /// Shows the same dialog for an account that needs it; an empty name adds one.
    void signIn(const QString &account);
    void askToQuit();
    void follow(const ServerState &state);
    /// By the tray where there is one, else in the window.
    void tell(const QString &sentence);
    void notice(const QString &title, const QString &sentence, ui::PageId page);
    [[nodiscard]] QFuture<Result<void>> rememberWindow();
    void endServer();

    ui::SystemDesktop m_desktop;
    WorkerService m_service;
    UiSettings m_uiSettings;
    Notifier m_notifier;
    ClientSetup m_clientSetup;
    std::unique_ptr<ui::LoginItem> m_loginItem;
    TrayWait m_trayWait;
    std::unique_ptr<ui::TrayIcon> m_icon; ///< null without a tray
    std::unique_ptr<ui::MainWindow> m_window; ///< null until it is wanted
    ui::ConnectPage *m_connect = nullptr; ///< the window's
    QPointer<ui::AddAccountDialog> m_addAccount;
    ui::PageId m_noticedPage = ui::PageId::Home; ///< where the last notification leads
    qsizetype m_active = 0;
    bool m_startsHidden = false;
    bool m_isEnding = false;
};

} // namespace qiao
