#include "desktop/traywait.h"

#include <QSystemTrayIcon>

// Windows and macOS have their tray before any program starts.

namespace qiao {

TrayWait::TrayWait(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TrayWait::finish);
}

void TrayWait::begin(std::chrono::milliseconds)
{
    look();
}

void TrayWait::watch() { }

void TrayWait::look()
{
    m_patience.start(0);
}

void TrayWait::finish()
{
    if (!m_isOver) {
        m_isOver = true;
        Q_EMIT ended(QSystemTrayIcon::isSystemTrayAvailable());
    }
}

} // namespace qiao
