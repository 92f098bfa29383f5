#pragma once

#include <qiao/settingvalue.h>

#include <QStringList>

namespace qiao::ui {

// What a person reads about a setting ("server/port"), in the program's language.

/// Its name, with a mnemonic where there is room for one.
[[nodiscard]] QString settingLabel(const QString &key);
/// What may be written there, for an empty field or a tooltip; may be empty.
[[nodiscard]] QString settingHint(const QString &key);
/// The values that can be chosen, as settings.ini has them; empty: any text.
[[nodiscard]] QStringList settingChoices(const QString &key);
[[nodiscard]] QString choiceText(const QString &key, const QString &choice);
/// Where the value comes from: "Default", "settings.ini", "HOST (environment)".
[[nodiscard]] QString originText(const SettingOrigin &origin);

} // namespace qiao::ui
