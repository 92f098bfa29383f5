#pragma once

#include <qiao/accountsummary.h>
#include <qiao/requestrow.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

namespace qiao {

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
