#pragma once

#include <qiao/loadsettings.h>

#include <QString>

namespace qiao {

/// One setting as a settings page shows it.
struct SettingValue
{
    QString key; ///< as in settings.ini: "server/port"
    QString value; ///< as it would be written there; the parts of a list with ", " between them
    QString defaultValue;
    SettingOrigin origin = {};
    /// A flag, the environment or .env decides, and origin.name says which: change() is refused.
    bool isReadOnly = false;
    /// A change counts when the server is started the next time.
    bool needsRestart = false;
    /// The server that runs now goes by another value.
    bool isPending = false;

    bool operator==(const SettingValue &) const = default;
};

} // namespace qiao
