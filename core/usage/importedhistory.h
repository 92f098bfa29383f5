#pragma once

#include "usage/sqlconnection.h"

#include <qiao/usagehistory.h>

namespace qiao {

/// Adds \a days to the table "days", each as requests of a plan (accounts of that program are sign-ins)
/// without a model and a client, less what "imported" remembers of the same day and account; to be called
/// within a transaction.
///
/// Not told apart by file: that program moves request_counts.json into its usage.db when it is updated, and
/// the same days must not count twice.
[[nodiscard]] UsageResult<ImportedUsage> addHistory(SqlConnection &connection, const QList<HistoryDay> &days);

} // namespace qiao
