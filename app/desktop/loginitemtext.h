#pragma once

#include <QByteArray>
#include <QString>

namespace qiao {

/// What starts at login.
struct LoginCommand
{
    QString program; ///< absolute path
    bool hidden = false; ///< with the window closed
    QString qiaoHome = {}; ///< what QIAO_HOME is now; empty: not set

    bool operator==(const LoginCommand &) const = default;
};

// The files and values by which systems start programs at login. Pure.

/// A desktop entry for the folder autostart (freedesktop.org, Desktop Application Autostart Specification).
[[nodiscard]] QByteArray autostartEntry(const LoginCommand &command);
/// Whether such an entry is in force: an entry may be there and switched off by its desktop.
[[nodiscard]] bool isInForce(const QByteArray &autostartEntry);
/// A property list for ~/Library/LaunchAgents (launchd.plist(5)) under \a label.
[[nodiscard]] QByteArray launchAgent(const LoginCommand &command, const QString &label);
/// A command line for the registry's key Run. There is no place for QIAO_HOME.
[[nodiscard]] QString runValue(const LoginCommand &command);

} // namespace qiao
