#include "accounts/keyringnames_linux.h"
#include "accounts/keyringwait.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QTimer>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

/// Ends itself with the one call of go.
class KeyringWait : public QObject
{
public:
    KeyringWait(QDeadlineTimer until, QObject *context, std::function<void()> go)
        : QObject(context), m_go(std::move(go))
    {
        m_names = kwalletNames() << secretServiceName();
        // Watched before asked, lest one come up in between.
        auto *watcher = new QDBusServiceWatcher(this);
        watcher->setConnection(QDBusConnection::sessionBus());
        watcher->setWatchMode(QDBusServiceWatcher::WatchForRegistration);
        watcher->setWatchedServices(m_names);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &KeyringWait::end);
        QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(until.remainingTimeAsDuration()),
            this, &KeyringWait::end);
        ask(u"ListNames"_s);
        ask(u"ListActivatableNames"_s);
    }

private:
    void ask(const QString &method)
    {
        const auto call = QDBusConnection::sessionBus().asyncCall(QDBusMessage::createMethodCall(
            u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, method));
        auto *watcher = new QDBusPendingCallWatcher(call, this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
            const QDBusPendingReply<QStringList> reply = *finished;
            finished->deleteLater();
            if (reply.isError()) {
                end();
                return;
            }
            const QStringList there = reply.value();
            if (std::any_of(m_names.cbegin(), m_names.cend(),
                    [&there](const QString &name) { return there.contains(name); })) {
                end();
            }
        });
    }

    void end()
    {
        if (const auto go = std::exchange(m_go, {})) {
            deleteLater();
            go();
        }
    }

    QStringList m_names;
    std::function<void()> m_go;
};

} // namespace

void waitForKeyring(QDeadlineTimer until, QObject *context, std::function<void()> go)
{
    if (until.hasExpired() || !QDBusConnection::sessionBus().isConnected()) {
        go();
        return;
    }
    new KeyringWait(until, context, std::move(go));
}

} // namespace qiao
