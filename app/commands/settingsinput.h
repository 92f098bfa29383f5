#pragma once

#include "commands/command.h"

#include <qiao/loadsettings.h>

namespace qiao {

/// What the settings of a command are read from: the flags of \a invocation, the environment, settings.ini.
/// No .env file is: only `qiao serve` adds that.
[[nodiscard]] SettingsInput settingsInput(
    const Invocation &invocation, const QProcessEnvironment &environment);

} // namespace qiao
