#pragma once

#include "usage/sqlconnection.h"

namespace qiao {

/// Opens \a file for writing: makes it and its folder where they are missing (0600, 0700), in WAL mode
/// (sqlite.org/wal.html) without a wait for the disk at each commit, and brings it up to date.
[[nodiscard]] UsageResult<std::unique_ptr<SqlConnection>> openUsageForWriting(const QString &file);

/// Opens \a file for reading; null when there is nothing in it yet, or no file. One of an earlier version is
/// brought up to date first.
[[nodiscard]] UsageResult<std::unique_ptr<SqlConnection>> openUsageForReading(const QString &file);

/// Moves a damaged database out of the way, to a name beside it ("usage.db.damaged-20261123-141500"), what
/// SQLite keeps beside it too. Nobody may have it open. The new path; nothing when it cannot be moved.
[[nodiscard]] QString setDamagedAside(const QString &file);

} // namespace qiao
