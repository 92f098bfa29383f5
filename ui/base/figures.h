#pragma once

#include <qiao/requestrow.h>
#include <qiao/usagereport.h>

#include <QString>

namespace qiao::ui {

// Numbers as a person reads them, in the default locale. Pure, but for the language.

/// "1,204,118".
[[nodiscard]] QString countText(qint64 count);
/// "1.2 M", "84 k", "312": for places without room.
[[nodiscard]] QString shortCountText(qint64 count);
/// "1.24 s", "820 ms", "2 min 5 s".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);
/// "71 %"; empty when \a whole is 0.
[[nodiscard]] QString shareText(qint64 part, qint64 whole);
/// "¥3.10", "$0.42", both where both were paid; empty when nothing was, or no price was known.
[[nodiscard]] QString costText(const UsageTotals &totals);
[[nodiscard]] QString costText(const Cost &cost);

} // namespace qiao::ui
