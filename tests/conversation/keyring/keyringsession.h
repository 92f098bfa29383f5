#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <optional>

namespace qiao::test {

/// A D-Bus session in a home of its own, in which nothing starts by itself, and a GNOME Keyring for it.
class KeyringSession
{
public:
    KeyringSession();
    ~KeyringSession();

    /// Whether the programs are installed.
    [[nodiscard]] static bool isPossible();

    /// Whether the bus is up; everything else needs it.
    [[nodiscard]] bool isUp() const { return m_bus && m_bus->isConnected(); }
    /// What a program needs to run in this session.
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }

    /// Starts the keyring, or ends it and starts it again; true when it is on the bus, unlocked.
    [[nodiscard]] bool start();
    [[nodiscard]] bool lock();
    /// Stops the keyring's process, and lets it go on.
    void freeze();
    void thaw();

    [[nodiscard]] bool hasKeyring() const;
    /// How many items \a id has, locked ones too; -1 when the keyring does not say.
    [[nodiscard]] int itemCount(const QString &id) const;
    /// Programs connected to the bus.
    [[nodiscard]] int connectionCount() const;

private:
    [[nodiscard]] QDBusMessage call(const QString &method, const QVariantList &arguments) const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_daemon;
    QProcess m_keyring;
    std::optional<QDBusConnection> m_bus;
};

} // namespace qiao::test
