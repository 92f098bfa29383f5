#pragma once

#include <qiao/usagereport.h>

namespace qiao {

/// What a row that has Ended adds to the totals. Nothing when no account was involved. Tokens are those the
/// service told; where it told none and the answer had begun, those counted here. Pure.
[[nodiscard]] UsageTotals totalsOf(const RequestRow &row);

/// Each figure of \a more added to that of \a totals.
UsageTotals &operator+=(UsageTotals &totals, const UsageTotals &more);

} // namespace qiao
