#pragma once

#include "tray/traymenu.h"

#include <QSystemTrayIcon>

namespace qiao::ui {

struct Status;

/// The icon in the tray: its picture, its tooltip, its menu. To be made only where a tray is known to be:
/// before Qt 6.5 the first look at a tray that is not there yet is remembered for the whole run.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    /// All have to outlive it.
    TrayIcon(Service &service, AccountService &accounts, SettingsService &settings, Desktop &desktop,
        QObject *parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] TrayMenu &menu() { return *m_menu; }

Q_SIGNALS:
    /// The icon was clicked.
    void windowToggled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const LiveSnapshot &snapshot);
    void showStatus();

    Service &m_service;
    SettingsService &m_settings;
    Desktop &m_desktop;
    std::unique_ptr<TrayMenu> m_menu;
    qsizetype m_active = 0;
    UsageTotals m_today;
    std::optional<std::pair<int, bool>> m_shownMark; ///< condition, dark panel
};

} // namespace qiao::ui
