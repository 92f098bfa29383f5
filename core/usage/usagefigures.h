#pragma once

#include <qiao/usagereport.h>

#include <array>

namespace qiao {

/// One column of the tables of sums, and where it is in UsageTotals.
struct UsageFigure
{
    const char *column;
    qint64 &(*of)(UsageTotals &totals);
};

inline constexpr std::array usageFigures{
    UsageFigure{"requests", [](UsageTotals &totals) -> qint64 & { return totals.requests; }},
    UsageFigure{"failed", [](UsageTotals &totals) -> qint64 & { return totals.failed; }},
    UsageFigure{"plan_requests", [](UsageTotals &totals) -> qint64 & { return totals.planRequests; }},
    UsageFigure{"unpriced_requests", [](UsageTotals &totals) -> qint64 & { return totals.unpricedRequests; }},
    UsageFigure{"prompt_tokens", [](UsageTotals &totals) -> qint64 & { return totals.tokens.promptTokens; }},
    UsageFigure{
        "completion_tokens", [](UsageTotals &totals) -> qint64 & { return totals.tokens.completionTokens; }},
    UsageFigure{"total_tokens", [](UsageTotals &totals) -> qint64 & { return totals.tokens.totalTokens; }},
    UsageFigure{"cached_tokens", [](UsageTotals &totals) -> qint64 & { return totals.tokens.cachedTokens; }},
    UsageFigure{"cache_creation_tokens",
        [](UsageTotals &totals) -> qint64 & { return totals.tokens.cacheCreationTokens; }},
    UsageFigure{
        "reasoning_tokens", [](UsageTotals &totals) -> qint64 & { return totals.tokens.reasoningTokens; }},
    UsageFigure{"cny_micros", [](UsageTotals &totals) -> qint64 & { return totals.cnyMicros; }},
    UsageFigure{"usd_micros", [](UsageTotals &totals) -> qint64 & { return totals.usdMicros; }},
};

} // namespace qiao
