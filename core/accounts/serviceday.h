#pragma once

#include "accounts/clock.h"

#include <QDate>

namespace qiao {

// The service keeps its calendar in UTC+8: a day of its quotas begins at 00:00 there, a week on Monday.

/// The service's date at \a time.
[[nodiscard]] QDate serviceDay(TimePoint time);

/// The next 00:00 UTC+8 after \a time.
[[nodiscard]] TimePoint nextServiceDay(TimePoint time);

/// The next Monday, 00:00 UTC+8, after \a time.
[[nodiscard]] TimePoint nextServiceWeek(TimePoint time);

} // namespace qiao
