#pragma once

#include <qiao/usagereport.h>

#include <QString>

namespace qiao::ui {

// A report in words, in the default locale. Pure, but for the language.

/// What the lines of a report by \a by are: "Hour", "Account", …
[[nodiscard]] QString usageGroupName(UsageQuery::By by);
/// What a line is called: "14:00", "Mon, 23 Nov", "work"; "unknown" for the requests that had no such name.
[[nodiscard]] QString usageLineName(UsageQuery::By by, const QString &key);
/// An hour from its beginning to its end: "14:00 – 15:00".
[[nodiscard]] QString hourText(int hour);
/// Why the cost is not that of all requests: a sentence about those that count against a plan and one about
/// those whose price is not known, each on a line. Empty when it is.
[[nodiscard]] QString costNote(const UsageTotals &totals);

} // namespace qiao::ui
