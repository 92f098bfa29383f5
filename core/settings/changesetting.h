#pragma once

#include <qiao/loadsettings.h>
#include <qiao/settingvalue.h>

namespace qiao {

/// Sets what \a setting ("server/port") names in \a settings to what \a text says, as loadSettings() reads
/// it; empty: to its default. Rejected 404 (settings.ini holds no such setting), 400 (the text is not valid:
/// the error says what is).
[[nodiscard]] Result<void> assignSetting(Settings &settings, const QString &setting, const QString &text);

/// The settings that a settings page shows: all that settings.ini may hold, but for the default account.
[[nodiscard]] QList<SettingValue> describeSettings(const LoadedSettings &loaded);

/// \a loaded after \a text was written to settings.ini for \a setting; unchanged where something stronger
/// decides. Whether it was adopted.
bool adoptSetting(LoadedSettings &loaded, const QString &setting, const QString &text);

/// A flag, the environment or .env decides: settings.ini does not count.
[[nodiscard]] bool isDecidedElsewhere(const SettingOrigin &origin);

} // namespace qiao
