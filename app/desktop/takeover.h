#pragma once

#include "serverlock.h"

#include <qiao/settings.h>

namespace qiao {

/// Asks the server that runs with \a settings to end, and holds \a lock when it has. Waits for up to ten
/// seconds; for a program that has no window yet. The error is a sentence for people.
[[nodiscard]] Result<void> takeOver(const Settings &settings, ServerLock &lock);

} // namespace qiao
