#include "usage/historyformats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAccount = 64;
// More than anybody uses in a day, and little enough that no sum overflows.
constexpr double largestCount = 1e12;

qint64 count(const QJsonValue &value)
{
    return static_cast<qint64>(std::clamp(value.toDouble(), 0.0, largestCount));
}

QDate date(const QJsonValue &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

} // namespace

std::optional<QList<HistoryDay>> parseRequestCounts(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (!root.value("requests"_L1).isObject() && !root.value("tokenUsage"_L1).isObject()) {
        return std::nullopt;
    }
    QList<HistoryDay> days;
    const QJsonObject tokenUsage = root.value("tokenUsage"_L1).toObject();
    for (auto account = tokenUsage.begin(); account != tokenUsage.end(); ++account) {
        const QJsonArray entries = account.value().toArray();
        for (const QJsonValue &entry : entries) {
            HistoryDay day{.day = date(entry["date"_L1]), .account = account.key()};
            day.tokens.promptTokens = count(entry["inputTokens"_L1]);
            day.tokens.completionTokens = count(entry["outputTokens"_L1]);
            day.tokens.totalTokens = day.tokens.promptTokens + day.tokens.completionTokens;
            days.append(day);
        }
    }
    const QJsonObject requests = root.value("requests"_L1).toObject();
    for (auto account = requests.begin(); account != requests.end(); ++account) {
        days.append({.day = date(root.value("lastResetDate"_L1)),
            .account = account.key(),
            .requests = count(account.value())});
    }
    return inOrder(days);
}

QList<HistoryDay> inOrder(const QList<HistoryDay> &days)
{
    QMap<std::pair<QDate, QString>, HistoryDay> together;
    for (const HistoryDay &day : days) {
        const QString account = day.account.left(longestAccount);
        if (!day.day.isValid() || account.isEmpty()) {
            continue;
        }
        HistoryDay &sum = together[{day.day, account}];
        sum.day = day.day;
        sum.account = account;
        sum.requests += day.requests;
        sum.tokens.promptTokens += day.tokens.promptTokens;
        sum.tokens.completionTokens += day.tokens.completionTokens;
        sum.tokens.totalTokens += day.tokens.totalTokens;
        sum.tokens.cachedTokens += day.tokens.cachedTokens;
        sum.tokens.cacheCreationTokens += day.tokens.cacheCreationTokens;
    }
    const auto isNothing = [](const HistoryDay &day) {
        return day.requests == 0 && day.tokens == TokenUsage();
    };
    QList<HistoryDay> ordered = together.values();
    ordered.removeIf(isNothing);
    return ordered;
}

} // namespace qiao
