#pragma once

#include "usage/sqlconnection.h"
#include "usage/usagerollup.h"

namespace qiao {

/// The lines that the database has for \a query, in no order and without a total.
[[nodiscard]] UsageResult<QList<UsageLine>> storedLines(SqlConnection &connection, const UsageQuery &query);

/// The same of sums in memory. Pure.
[[nodiscard]] QList<UsageLine> linesOf(const UsageSums &sums, const UsageQuery &query);

/// \a lines as a report \a by: lines of one key put together, in the order that UsageReport tells, with their
/// total. Pure.
[[nodiscard]] UsageReport reportOf(const QList<UsageLine> &lines, UsageQuery::By by);

} // namespace qiao
