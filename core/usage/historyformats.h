#pragma once

#include "usage/usagefault.h"

#include <qiao/usagehistory.h>

#include <QByteArray>

#include <optional>

namespace qiao {

/// What a request_counts.json of qwen-proxy holds:
///   {"lastResetDate": "2026-04-01", "requests": {"<account>": 12},
///    "tokenUsage": {"<account>": [{"date": "2026-03-31", "inputTokens": 5, "outputTokens": 7}]}}
/// Entries that are not of that shape are left out; nullopt when the whole is not. Pure.
[[nodiscard]] std::optional<QList<HistoryDay>> parseRequestCounts(const QByteArray &json);

/// What a usage.db of qwen-proxy holds (its table daily_usage). Reads a copy in the temporary folder, because
/// SQLite writes beside a database even to read it.
[[nodiscard]] UsageResult<QList<HistoryDay>> readProxyDatabase(const QString &file);

/// \a days with those of one day and account put together, oldest first; names cut to what an account's may
/// be long. Pure.
[[nodiscard]] QList<HistoryDay> inOrder(const QList<HistoryDay> &days);

} // namespace qiao
