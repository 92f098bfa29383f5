#pragma once

#include <QString>

namespace qiao::ui {

/// What Qiao may tell by a notification of the desktop.
enum class Notice { SignIn, Quota, Failure, FirstRequest };

/// The setting that says which are shown: their words with commas between them, "none", or empty for all.
inline constexpr QLatin1StringView noticesKey{"ui/notifications"};

[[nodiscard]] bool isShown(const QString &setting, Notice notice);
/// \a setting, with \a notice shown or not.
[[nodiscard]] QString withNotice(const QString &setting, Notice notice, bool shown);

} // namespace qiao::ui
