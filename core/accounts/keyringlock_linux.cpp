#include "accounts/keyringlock.h"

#include "accounts/keyringnames_linux.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMap>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

const QString servicePath = u"/org/freedesktop/secrets"_s;
const QString serviceInterface = u"org.freedesktop.Secret.Service"_s;

/// Three questions, the next only when the one before has not settled it; ends itself with the answer.
/// What cannot be asked counts as "not locked".
class LockQuestion : public QObject
{
public:
    LockQuestion(
        const QString &service, const QString &key, QObject *context, std::function<void(bool)> answer)
        : QObject(context), m_answer(std::move(answer))
    {
        qDBusRegisterMetaType<Attributes>();
        // Where KWallet does the work, its refusal is an error of its own and this service may be another's.
        call<QStringList>(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s,
            u"ListNames"_s, {}, [this, service, key](const auto &reply) {
                const QStringList names = reply.value();
                const QStringList kwallets = kwalletNames();
                const bool kwallet = qEnvironmentVariable("XDG_CURRENT_DESKTOP") == "KDE"_L1
                    && std::any_of(kwallets.cbegin(), kwallets.cend(),
                        [&names](const QString &name) { return names.contains(name); });
                if (kwallet || !names.contains(secretServiceName())) {
                    end(false);
                } else {
                    search(service, key);
                }
            });
    }

private:
    void search(const QString &service, const QString &key)
    {
        // the attributes under which QtKeychain keeps its items
        const Attributes attributes{{u"server"_s, service}, {u"user"_s, key}};
        call<Paths, Paths>(secretServiceName(), servicePath, serviceInterface, u"SearchItems"_s,
            {QVariant::fromValue(attributes)}, [this](const auto &reply) {
                // the first list holds the unlocked ones
                if (reply.template argumentAt<1>().isEmpty()) {
                    findDefaultCollection();
                } else {
                    end(true);
                }
            });
    }

    void findDefaultCollection()
    {
        call<QDBusObjectPath>(secretServiceName(), servicePath, serviceInterface, u"ReadAlias"_s,
            {u"default"_s}, [this](const auto &reply) {
                const QString path = reply.value().path();
                if (path == "/"_L1) {
                    end(false);
                } else {
                    askCollection(path);
                }
            });
    }

    void askCollection(const QString &path)
    {
        call<QDBusVariant>(secretServiceName(), path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
            {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s},
            [this](const auto &reply) { end(reply.value().variant().toBool()); });
    }

    template <typename... Types, typename Receive>
    void call(const QString &service, const QString &path, const QString &interface, const QString &method,
        const QVariantList &arguments, Receive receive)
    {
        auto message = QDBusMessage::createMethodCall(service, path, interface, method);
        message.setArguments(arguments);
        message.setAutoStartService(false);
        auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, receive](QDBusPendingCallWatcher *finished) {
                const QDBusPendingReply<Types...> reply = *finished;
                finished->deleteLater();
                if (reply.isError()) {
                    end(false);
                } else {
                    receive(reply);
                }
            });
    }

    void end(bool locked)
    {
        deleteLater();
        m_answer(locked);
    }

    std::function<void(bool)> m_answer;
};

} // namespace

void askWhetherLocked(
    const QString &service, const QString &key, QObject *context, std::function<void(bool locked)> answer)
{
    new LockQuestion(service, key, context, std::move(answer));
}

} // namespace qiao
