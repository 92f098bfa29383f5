#pragma once

#include <QPalette>
#include <QString>

namespace qiao::ui {

/// What the tray's icon stands on.
enum class Panel {
    Light,
    Dark,
};

/// The setting that says so: "dark", "light", or empty for what the desktop's panels usually are.
inline constexpr QLatin1StringView panelKey{"ui/panel"};

/// \a setting: panelKey's value. \a desktops: XDG_CURRENT_DESKTOP, empty outside of Linux. No desktop tells
/// what colour its panel has: those whose panels follow the colours of windows are known, all others' are
/// dark as delivered. Pure.
[[nodiscard]] Panel panelOf(const QString &setting, const QString &desktops, const QPalette &palette);

/// XDG_CURRENT_DESKTOP, or "panel" for a Linux desktop that sets none; empty outside of Linux.
[[nodiscard]] QString currentDesktops();

} // namespace qiao::ui
