#pragma once

#include "status/status.h"
#include "tray/panel.h"

#include <QIcon>

namespace qiao::ui {

/// The mark for \a condition as pixmaps of 16, 22, 24, 32 and 48 px: hosts of tray icons scale badly. On
/// macOS a template (a mask that the system colours).
[[nodiscard]] QIcon trayMark(Condition condition, Panel panel);

/// The program's own icon, for windows and lists of programs: the mark in white on the accent colour.
[[nodiscard]] QIcon programIcon();

} // namespace qiao::ui
