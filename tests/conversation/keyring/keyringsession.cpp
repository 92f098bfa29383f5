#include "keyringsession.h"

#include "support/patience.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

namespace qiao::test {

using namespace Qt::StringLiterals;

namespace {

const QString busDaemon = u"dbus-daemon"_s;
const QString keyringDaemon = u"gnome-keyring-daemon"_s;
const QString secretService = u"org.freedesktop.secrets"_s;
const QString busName = u"keyring-session"_s;

/// Without folders of services: nothing but what the test starts answers in this session.
const auto busConfiguration = R"(<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)"_ba;

void endProcess(QProcess &process)
{
    process.kill();
    process.waitForFinished(patience);
}

} // namespace

KeyringSession::KeyringSession()
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QDir home(m_home.path());
    home.mkdir(u"run"_s);
    QFile::setPermissions(
        home.filePath(u"run"_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const auto &desktop : {u"XDG_CURRENT_DESKTOP"_s, u"DESKTOP_SESSION"_s, u"KDE_FULL_SESSION"_s,
             u"GNOME_KEYRING_CONTROL"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s}) {
        m_environment.remove(desktop);
    }
    m_environment.insert(u"HOME"_s, home.path());
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, home.filePath(u"run"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));

    QFile configuration(home.filePath(u"bus.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly)) {
        return;
    }
    configuration.write(QByteArray(busConfiguration).replace("%1", home.path().toUtf8()));
    configuration.close();
    m_daemon.setProcessEnvironment(m_environment);
    m_daemon.start(
        busDaemon, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + configuration.fileName()});
    static_cast<void>(QTest::qWaitFor([this] { return m_daemon.canReadLine(); }, patience));
    const auto address = QString::fromUtf8(m_daemon.readLine().trimmed());
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    m_bus = QDBusConnection::connectToBus(address, busName);
}

KeyringSession::~KeyringSession()
{
    m_bus.reset();
    QDBusConnection::disconnectFromBus(busName);
    thaw();
    endProcess(m_keyring);
    endProcess(m_daemon);
}

bool KeyringSession::isPossible()
{
    return !QStandardPaths::findExecutable(busDaemon).isEmpty()
        && !QStandardPaths::findExecutable(keyringDaemon).isEmpty();
}

bool KeyringSession::start()
{
    endProcess(m_keyring);
    if (!QTest::qWaitFor([this] { return !hasKeyring(); }, patience)) {
        return false;
    }
    m_keyring.setProcessEnvironment(m_environment);
    m_keyring.start(keyringDaemon, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_keyring.write("password");
    m_keyring.closeWriteChannel();
    return QTest::qWaitFor([this] { return hasKeyring(); }, patience);
}

bool KeyringSession::lock()
{
    const QDBusObjectPath collection(u"/org/freedesktop/secrets/collection/login"_s);
    return call(u"Lock"_s, {QVariant::fromValue(QList{collection})}).type() == QDBusMessage::ReplyMessage;
}

void KeyringSession::freeze()
{
    ::kill(pid_t(m_keyring.processId()), SIGSTOP);
}

void KeyringSession::thaw()
{
    if (m_keyring.state() != QProcess::NotRunning) {
        ::kill(pid_t(m_keyring.processId()), SIGCONT);
    }
}

bool KeyringSession::hasKeyring() const
{
    return m_bus->interface()->isServiceRegistered(secretService);
}

int KeyringSession::itemCount(const QString &id) const
{
    const QMap<QString, QString> attributes{{u"server"_s, u"io.github.qiao.Test"_s}, {u"user"_s, id}};
    const auto reply = call(u"SearchItems"_s, {QVariant::fromValue(attributes)});
    if (reply.arguments().size() != 2) {
        return -1;
    }
    return int(qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().at(0)).size()
        + qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().at(1)).size());
}

int KeyringSession::connectionCount() const
{
    const QStringList names = m_bus->interface()->registeredServiceNames();
    return int(names.filter(u":"_s).size());
}

QDBusMessage KeyringSession::call(const QString &method, const QVariantList &arguments) const
{
    auto message = QDBusMessage::createMethodCall(
        secretService, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
    message.setArguments(arguments);
    return m_bus->call(message);
}

} // namespace qiao::test
