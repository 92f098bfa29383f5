#pragma once

#include "usage/sqlconnection.h"

#include <span>

namespace qiao {

/// The statements that bring a database from the version before to \a version.
struct Migration
{
    int version;
    std::span<const char *const> statements;
};

/// Every version there has been, in order, the first from nothing. Entries that were released never change.
///
/// Tables: "requests", single requests in the order in which they ended; "days", sums of each day by account,
/// model and client program, which stay; "hours", sums of each hour, which stay; "imported", what other
/// programs' histories have added to "days". Days and hours are local ones (see usagekey.h).
[[nodiscard]] std::span<const Migration> usageMigrations();

/// What a file is before it is touched: its version (0: new and empty), or Older, Newer or Foreign.
[[nodiscard]] UsageResult<int> checkVersion(SqlConnection &connection, std::span<const Migration> migrations);

/// Brings the database up to the last of \a migrations, each version in a transaction of its own. Fails with
/// Newer or Foreign and changes nothing when it is not to be touched.
[[nodiscard]] UsageResult<void> migrate(SqlConnection &connection, std::span<const Migration> migrations);

} // namespace qiao
