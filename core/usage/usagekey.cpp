#include "usage/usagekey.h"

#include "usage/clientprogram.h"

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

QDateTime endOf(const RequestRow &row)
{
    return row.startedAt.addMSecs(row.duration.count()).toLocalTime();
}

UsageKey keyOf(const RequestRow &row)
{
    const QDateTime ended = endOf(row);
    return {.day = dayText(ended.date()),
        .hour = ended.time().hour(),
        .account = notNull(row.account),
        .model = notNull(row.modelUsed.isEmpty() ? row.modelAsked : row.modelUsed),
        .client = notNull(clientProgram(row.client))};
}

size_t qHash(const UsageKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.day, key.hour, key.account, key.model, key.client);
}

QString lineKey(const UsageKey &key, UsageQuery::By by)
{
    switch (by) {
    case UsageQuery::By::Hour:
        return u"%1T%2:00"_s.arg(key.day).arg(key.hour, 2, 10, QLatin1Char('0'));
    case UsageQuery::By::Day:
        return key.day;
    case UsageQuery::By::Account:
        return key.account;
    case UsageQuery::By::Model:
        return key.model;
    case UsageQuery::By::Client:
        return key.client;
    }
    return {};
}

QString dayText(const QDate &day)
{
    return day.toString(Qt::ISODate);
}

} // namespace qiao
