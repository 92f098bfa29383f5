#pragma once

#include <qiao/result.h>

#include <QStringList>

namespace qiao {

/// What the desktop program was asked for at its start.
struct TrayArguments
{
    bool hidden = false; ///< start with the window closed, where there is a tray
    bool takeOver = false; ///< end a server that runs without a window first
    bool help = false;
    bool version = false;

    bool operator==(const TrayArguments &) const = default;
};

/// \a arguments without the program's name. The error (Rejected) names what is not known.
[[nodiscard]] Result<TrayArguments> parseTrayArguments(const QStringList &arguments);

} // namespace qiao
