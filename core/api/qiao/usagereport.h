#pragma once

#include <qiao/requestrow.h>

#include <QList>

namespace qiao {

/// Which requests a report is about, and how they are put together.
struct UsageQuery
{
    enum class By { Hour, Day, Account, Model, Client };

    By by = By::Day;
    /// Local days; the hours of By::Hour too. Both are part of the report; an invalid one sets no bound.
    QDate since = {};
    QDate until = {};

    bool operator==(const UsageQuery &) const = default;
};

/// What some requests came to.
struct UsageTotals
{
    qint64 requests = 0; ///< that reached an account
    qint64 failed = 0; ///< of them, those that ended with an error
    qint64 planRequests = 0; ///< of them, those of accounts whose plan counts requests
    qint64 unpricedRequests = 0; ///< of them, those of priced accounts whose model's price is not known
    TokenUsage tokens;
    qint64 cnyMicros = 0; ///< the sum of what was paid in ¥, in millionths
    qint64 usdMicros = 0; ///< the same in $

    bool operator==(const UsageTotals &) const = default;
};

/// One line of a report: an hour ("2026-11-23T14:00"), a day ("2026-11-23"), an account, a model, a client.
struct UsageLine
{
    QString key; ///< empty: requests that had none
    UsageTotals totals;

    bool operator==(const UsageLine &) const = default;
};

/// Lines by time are in its order, without those where nothing happened; others by their tokens, most first.
struct UsageReport
{
    QList<UsageLine> lines;
    UsageTotals total;

    bool operator==(const UsageReport &) const = default;
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::UsageReport)
