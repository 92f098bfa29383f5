#include "desktop/traywait.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

// The desktop's side of https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem: the watcher's
// name can be there before a host that shows anything is.

namespace qiao {

namespace {

constexpr auto watcherName = "org.kde.StatusNotifierWatcher"_L1;
constexpr auto watcherPath = "/StatusNotifierWatcher"_L1;

} // namespace

TrayWait::TrayWait(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TrayWait::finish);
}

void TrayWait::begin(std::chrono::milliseconds patience)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        m_patience.start(
            0); // the older kind of tray, of the X server, needs no bus and is looked for at the end
        return;
    }
    m_patience.start(patience);
    watch();
    look();
}

void TrayWait::watch()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    auto *names = new QDBusServiceWatcher(watcherName, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(names, &QDBusServiceWatcher::serviceRegistered, this, &TrayWait::look);
    bus.connect(watcherName, watcherPath, watcherName, u"StatusNotifierHostRegistered"_s, this, SLOT(look()));
}

void TrayWait::look()
{
    if (m_isOver) {
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        watcherName, watcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setAutoStartService(false);
    call << QString(watcherName) << u"IsStatusNotifierHostRegistered"_s;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid() && reply.value().variant().toBool()) {
            finish();
        }
    });
}

void TrayWait::finish()
{
    if (m_isOver) {
        return;
    }
    m_isOver = true;
    m_patience.stop();
    Q_EMIT ended(QSystemTrayIcon::isSystemTrayAvailable());
}

} // namespace qiao
