#pragma once

#include "terminal/colours.h"

#include <qiao/usagereport.h>

#include <QStringList>

namespace qiao {

/// `qiao usage`: a line for each key below the columns' names, their total, and below that a sentence about
/// requests that have no price. ¥ and $ have columns where something was paid in them. Pure, but for the
/// language.
[[nodiscard]] QStringList usageTable(UsageQuery::By by, const UsageReport &report, Colours colours);

/// What requests came to, in one line: "Requests: 312 (2 failed) · tokens in: 1,204,118 · out: 84,310 ·
/// ¥3.10".
[[nodiscard]] QString totalsLine(const UsageTotals &totals);

} // namespace qiao
