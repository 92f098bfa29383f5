#pragma once

#include <QStringList>

namespace qiao {

/// The Secret Service's name on the session bus.
[[nodiscard]] inline QString secretServiceName()
{
    return QStringLiteral("org.freedesktop.secrets");
}

/// KWallet's, of all versions.
[[nodiscard]] inline QStringList kwalletNames()
{
    return {QStringLiteral("org.kde.kwalletd6"), QStringLiteral("org.kde.kwalletd5"),
        QStringLiteral("org.kde.kwalletd")};
}

} // namespace qiao
