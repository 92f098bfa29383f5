#include "usage/usagetotals.h"

#include "usage/usagefigures.h"

#include <algorithm>

namespace qiao {

namespace {

// More than any request can use. A service that tells nonsense must not make the sums overflow.
constexpr qint64 largestFigure = 1'000'000'000'000;

TokenUsage tokensOf(const RequestRow &row)
{
    if (row.usage) {
        return *row.usage;
    }
    if (row.output.total() == 0) {
        // a refused request has an estimate too, and used nothing
        return {};
    }
    TokenUsage counted;
    counted.promptTokens = promptTokensOf(row).value_or(0);
    counted.completionTokens = completionTokensOf(row);
    counted.totalTokens = counted.promptTokens + counted.completionTokens;
    counted.reasoningTokens = row.output.reasoning;
    return counted;
}

} // namespace

UsageTotals totalsOf(const RequestRow &row)
{
    if (row.account.isEmpty()) {
        return {};
    }
    UsageTotals totals{.requests = 1, .tokens = tokensOf(row)};
    totals.failed = row.error.isEmpty() && row.errorClass.isEmpty() ? 0 : 1;
    if (row.cost) {
        (row.cost->currency == Currency::Cny ? totals.cnyMicros : totals.usdMicros) = row.cost->micros;
    } else if (row.onPlan) {
        totals.planRequests = 1;
    } else if (totals.tokens != TokenUsage()) {
        totals.unpricedRequests = 1;
    }
    for (const UsageFigure &figure : usageFigures) {
        figure.of(totals) = std::clamp<qint64>(figure.of(totals), 0, largestFigure);
    }
    return totals;
}

UsageTotals &operator+=(UsageTotals &totals, const UsageTotals &more)
{
    UsageTotals added = more;
    for (const UsageFigure &figure : usageFigures) {
        figure.of(totals) += figure.of(added);
    }
    return totals;
}

} // namespace qiao
