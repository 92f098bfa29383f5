#pragma once

#include "usage/sqlconnection.h"

#include <qiao/requestrow.h>

#include <QDate>
#include <QList>

namespace qiao {

/// Whether \a row is worth keeping: not where Qiao answered by itself and all was well (GET /health, …).
[[nodiscard]] bool isKept(const RequestRow &row);

/// \a row as it may be kept: its path without the query, and texts that somebody else wrote of a length that
/// nobody can fill a disk with. Pure.
[[nodiscard]] RequestRow keptRow(RequestRow row);

/// Appends \a rows, as keptRow() gave them, to the table "requests"; to be called within a
/// transaction.
[[nodiscard]] UsageResult<void> addRequests(SqlConnection &connection, const QList<RequestRow> &rows);

/// The last \a count rows, oldest first.
[[nodiscard]] UsageResult<QList<RequestRow>> newestRequests(SqlConnection &connection, int count);

/// Removes rows of days before \a oldest, and the oldest of those that are more than anybody looks through
/// (4 million); at most some thousands at a time. How many went: 0 when nothing is left to remove.
[[nodiscard]] UsageResult<int> removeOldRequests(SqlConnection &connection, const QDate &oldest);

} // namespace qiao
