#pragma once

#include <qiao/result.h>
#include <qiao/usagereport.h>

#include <QJsonObject>

namespace qiao {

// A report as programs are told of it: over the local socket and by every --json. Costs are whole units of
// their currency. Pure, but for the language of errors.
//
//   query: {by (hour, day, account, model, client), since, until}; since and until are days ("2026-11-23") or
//   null
//   totals: {requests, failed, plan_requests, unpriced_requests, prompt_tokens, completion_tokens,
//   total_tokens, cached_tokens, cache_creation_tokens, reasoning_tokens, cny, usd}
//   report: the query's members, lines [totals with a key…], total

/// "hour", "day", "account", "model", "client".
[[nodiscard]] QString usageByWord(UsageQuery::By by);
/// Nothing for any other word.
[[nodiscard]] std::optional<UsageQuery::By> usageByFromWord(const QString &word);

[[nodiscard]] QJsonObject usageQueryJson(const UsageQuery &query);
/// The query that \a object describes; missing members are as in a UsageQuery. Rejected (400) with a sentence
/// that names the member and what is accepted.
[[nodiscard]] Result<UsageQuery> usageQueryFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject usageTotalsJson(const UsageTotals &totals);
[[nodiscard]] UsageTotals usageTotalsFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject usageReportJson(const UsageQuery &query, const UsageReport &report);
[[nodiscard]] UsageReport usageReportFromJson(const QJsonObject &object);

} // namespace qiao
