#pragma once

#include "usage/sqlconnection.h"
#include "usage/usagekey.h"

#include <QHash>
#include <QList>

namespace qiao {

/// What \a rows come to, by what sums are kept by; rows without an account left out. Pure.
using UsageSums = QHash<UsageKey, UsageTotals>;
[[nodiscard]] UsageSums sumsOf(const QList<RequestRow> &rows);

/// Adds \a sums to the tables "days" and "hours"; to be called within a transaction. A day has at most a
/// thousand combinations of account, model and client, for the last two are whatever a client says: what
/// comes after them is summed up under the account, with model and client "(other)".
[[nodiscard]] UsageResult<void> addSums(SqlConnection &connection, const UsageSums &sums);

/// Adds \a totals to the line of table \a table whose key columns \a columns have \a values.
[[nodiscard]] UsageResult<void> addTotals(SqlConnection &connection, const QString &table,
    const QStringList &columns, const QVariantList &values, UsageTotals totals);

} // namespace qiao
