#include "tray/trayicon.h"

#include "base/figures.h"
#include "status/status.h"
#include "tray/marks.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

namespace qiao::ui {

TrayIcon::TrayIcon(
    Service &service, AccountService &accounts, SettingsService &settings, Desktop &desktop, QObject *parent)
    : QSystemTrayIcon(parent),
      m_service(service),
      m_settings(settings),
      m_desktop(desktop),
      m_menu(std::make_unique<TrayMenu>(service, accounts, settings, desktop))
{
    setContextMenu(m_menu.get());
    connect(&m_service, &Service::serverStateChanged, this, &TrayIcon::showStatus);
    connect(&m_service, &Service::accountsChanged, this, &TrayIcon::showStatus);
    connect(&m_settings, &SettingsService::uiValueChanged, this, &TrayIcon::showStatus);
    connect(&m_service, &Service::liveChanged, this, &TrayIcon::follow);
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger || reason == DoubleClick) {
            Q_EMIT windowToggled();
        }
    });
    qGuiApp->installEventFilter(this);
    showStatus();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qGuiApp
        && (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::LanguageChange)) {
        showStatus();
    }
    return QSystemTrayIcon::eventFilter(watched, event);
}

void TrayIcon::follow(const LiveSnapshot &snapshot)
{
    m_active = snapshot.active;
    m_today = snapshot.today;
    m_menu->setLive(m_active, m_today);
    showStatus();
}

void TrayIcon::showStatus()
{
    const Status status = statusOf(m_service.serverState(), m_service.accounts(), m_active, m_desktop.now());
    const Panel panel = panelOf(m_settings.uiValue(panelKey), currentDesktops(), QGuiApplication::palette());
    const std::pair mark{static_cast<int>(status.condition), panel == Panel::Dark};
    if (m_shownMark != mark) {
        m_shownMark = mark;
        setIcon(trayMark(status.condition, panel));
    }
    setToolTip(tr("Qiao: %1\nToday: %2 tokens in, %3 out")
                   .arg(status.sentence, countText(m_today.tokens.promptTokens),
                       countText(m_today.tokens.completionTokens)));
}

} // namespace qiao::ui
