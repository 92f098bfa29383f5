#include "usage/usagereports.h"

#include "usage/usagefigures.h"
#include "usage/usagetotals.h"

#include <QSqlError>

#include <algorithm>
#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

/// Where a report reads its lines.
struct ReportSource
{
    UsageQuery::By by;
    const char *key; ///< the expression that gives lineKey()
    const char *table;
};

constexpr std::array sources{
    ReportSource{UsageQuery::By::Hour, "day || printf('T%02d:00', hour)", "hours"},
    ReportSource{UsageQuery::By::Day, "day", "days"},
    ReportSource{UsageQuery::By::Account, "account", "days"},
    ReportSource{UsageQuery::By::Model, "model", "days"},
    ReportSource{UsageQuery::By::Client, "client", "days"},
};

constexpr const char *firstDay = "0000-00-00";
constexpr const char *lastDay = "9999-99-99";

struct Days
{
    QString since;
    QString until;
};

Days daysOf(const UsageQuery &query)
{
    return {query.since.isValid() ? dayText(query.since) : QString::fromLatin1(firstDay),
        query.until.isValid() ? dayText(query.until) : QString::fromLatin1(lastDay)};
}

QString statement(const ReportSource &source)
{
    QStringList figures;
    for (const UsageFigure &figure : usageFigures) {
        figures.append(u"sum(%1)"_s.arg(QLatin1StringView(figure.column)));
    }
    return u"SELECT %1 AS line, %2 FROM %3 WHERE day BETWEEN ? AND ? GROUP BY line"_s.arg(
        QLatin1StringView(source.key), figures.join(u", "_s), QLatin1StringView(source.table));
}

UsageLine lineOf(const QSqlQuery &query)
{
    UsageLine line{query.value(0).toString(), {}};
    int column = 0;
    for (const UsageFigure &figure : usageFigures) {
        figure.of(line.totals) = query.value(++column).toLongLong();
    }
    return line;
}

bool isByTime(UsageQuery::By by)
{
    return by == UsageQuery::By::Hour || by == UsageQuery::By::Day;
}

} // namespace

UsageResult<QList<UsageLine>> storedLines(SqlConnection &connection, const UsageQuery &query)
{
    const auto source = std::find_if(sources.begin(), sources.end(),
        [&query](const ReportSource &candidate) { return candidate.by == query.by; });
    const Days days = daysOf(query);
    auto answer = connection.run(statement(*source), {days.since, days.until});
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    QList<UsageLine> lines;
    while (answer->next()) {
        lines.append(lineOf(*answer));
    }
    if (answer->lastError().isValid()) {
        return tl::unexpected(faultOf(answer->lastError()));
    }
    return lines;
}

QList<UsageLine> linesOf(const UsageSums &sums, const UsageQuery &query)
{
    const Days days = daysOf(query);
    QList<UsageLine> lines;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        if (sum.key().day >= days.since && sum.key().day <= days.until) {
            lines.append({lineKey(sum.key(), query.by), *sum});
        }
    }
    return lines;
}

UsageReport reportOf(const QList<UsageLine> &lines, UsageQuery::By by)
{
    QHash<QString, UsageTotals> together;
    UsageReport report;
    for (const UsageLine &line : lines) {
        together[line.key] += line.totals;
        report.total += line.totals;
    }
    for (auto totals = together.cbegin(); totals != together.cend(); ++totals) {
        report.lines.append({totals.key(), *totals});
    }
    const bool byTime = isByTime(by);
    std::sort(report.lines.begin(), report.lines.end(), [byTime](const UsageLine &a, const UsageLine &b) {
        const qint64 tokensOfA = a.totals.tokens.totalTokens;
        const qint64 tokensOfB = b.totals.tokens.totalTokens;
        return byTime || tokensOfA == tokensOfB ? a.key < b.key : tokensOfA > tokensOfB;
    });
    return report;
}

} // namespace qiao
