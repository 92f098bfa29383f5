#include "commands/historylines.h"

#include "terminal/printable.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(UsageImport)
};

struct Sum
{
    qint64 requests = 0;
    qint64 input = 0;
    qint64 output = 0;
    QSet<QString> accounts = {};
};

Sum sumOf(const UsageHistory &history)
{
    Sum sum;
    for (const HistoryDay &day : history.days) {
        sum.requests += day.requests;
        sum.input += day.tokens.promptTokens;
        sum.output += day.tokens.completionTokens;
        sum.accounts.insert(day.account);
    }
    return sum;
}

/// The first and the last day, as they are written.
std::pair<QString, QString> period(const UsageHistory &history)
{
    return history.days.isEmpty() ? std::pair<QString, QString>()
                                  : std::pair(history.days.first().day.toString(Qt::ISODate),
                                      history.days.last().day.toString(Qt::ISODate));
}

} // namespace

QStringList historyLines(const QList<UsageHistory> &histories)
{
    QStringList lines;
    for (const UsageHistory &history : histories) {
        const Sum sum = sumOf(history);
        const auto [since, until] = period(history);
        const auto number = [](qint64 count) { return QLocale().toString(count); };
        //: %1: a file; %2 and %3: days
        lines.append("  "_L1
            + Text::tr("%1: from %2 to %3 · accounts: %4 · requests: %5 · tokens in: %6 · out: %7")
                  .arg(printable(QDir::toNativeSeparators(history.path)), since, until,
                      number(sum.accounts.size()), number(sum.requests), number(sum.input),
                      number(sum.output)));
    }
    return lines;
}

QJsonObject historySummaryJson(const UsageHistory &history)
{
    const Sum sum = sumOf(history);
    const auto [since, until] = period(history);
    return {{"path"_L1, history.path}, {"since"_L1, since}, {"until"_L1, until},
        {"accounts"_L1, static_cast<qint64>(sum.accounts.size())}, {"requests"_L1, sum.requests},
        {"prompt_tokens"_L1, sum.input}, {"completion_tokens"_L1, sum.output}};
}

QJsonObject historyJson(const UsageHistory &history)
{
    QJsonArray days;
    for (const HistoryDay &day : history.days) {
        days.append(QJsonObject{{"day"_L1, day.day.toString(Qt::ISODate)}, {"account"_L1, day.account},
            {"requests"_L1, day.requests}, {"prompt_tokens"_L1, day.tokens.promptTokens},
            {"completion_tokens"_L1, day.tokens.completionTokens},
            {"cached_tokens"_L1, day.tokens.cachedTokens},
            {"cache_creation_tokens"_L1, day.tokens.cacheCreationTokens}});
    }
    return {{"path"_L1, history.path}, {"days"_L1, days}};
}

} // namespace qiao
