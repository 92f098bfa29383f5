#pragma once

#include "base/loginitem.h"

#include <memory>

namespace qiao {

/// This system's way to start Qiao at login: an entry in XDG's autostart folder, a LaunchAgent, the
/// registry's key Run. Reads and writes when it is asked.
[[nodiscard]] std::unique_ptr<ui::LoginItem> systemLoginItem();

} // namespace qiao
