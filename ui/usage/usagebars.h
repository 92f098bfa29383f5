#pragma once

#include "chart/barlayout.h"

#include <qiao/usagereport.h>

namespace qiao::ui {

/// The tokens of the lines of \a report as bars: by the hour all 24 of its day, by the day every day of the
/// query (none where it has no bounds), with those where nothing happened; else at most twelve, whose last
/// may stand for all others. Pure, but for language and locale.
[[nodiscard]] QList<Bar> usageBars(const UsageQuery &query, const UsageReport &report);

/// How usageBars() have to be labelled.
[[nodiscard]] ChartLabels usageLabels(UsageQuery::By by);

} // namespace qiao::ui
