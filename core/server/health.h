#pragma once

#include <qiao/accountsummary.h>
#include <qiao/requestrow.h>

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QUrl>

namespace qiao {

/// Requests and tokens of one day, in memory. The day is the local one.
class DayTotals
{
public:
    void add(const RequestRow &row, const QDate &today);
    /// Zeroes when nothing was added \a today.
    [[nodiscard]] qint64 requests(const QDate &today) const;
    [[nodiscard]] TokenUsage tokens(const QDate &today) const;

private:
    QDate m_day;
    qint64 m_requests = 0;
    TokenUsage m_tokens;
};

/// What GET /health is made of.
struct Health
{
    QDateTime now;
    QDateTime startedAt;
    QList<AccountSummary> accounts;
    qint64 requestsToday = 0;
    TokenUsage tokensToday;
    QList<QUrl> baseUrls;
    qsizetype activeRequests = 0;
};

/// The JSON of GET /health. Pure; holds no secret.
[[nodiscard]] QByteArray healthBody(const Health &health);

} // namespace qiao
