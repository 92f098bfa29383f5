#include "usage/usagebars.h"

#include "base/figures.h"
#include "usage/usagewords.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::UsageBars)
};

constexpr qsizetype mostBars = 12;

struct Sum
{
    qint64 tokens = 0;
    qint64 requests = 0;
};

Sum sumOf(const UsageTotals &totals)
{
    return {totals.tokens.totalTokens, totals.requests};
}

QHash<QString, Sum> sumsByKey(const UsageReport &report)
{
    QHash<QString, Sum> sums;
    for (const UsageLine &line : report.lines) {
        sums.insert(line.key, sumOf(line.totals));
    }
    return sums;
}

Bar barOf(const QString &label, const QString &name, const Sum &sum)
{
    //: %1: an hour, a day or a name
    const QString text =
        Text::tr("%1 · tokens: %2 · requests: %3").arg(name, countText(sum.tokens), countText(sum.requests));
    return {label, text, sum.tokens};
}

QList<Bar> hours(const UsageQuery &query, const UsageReport &report)
{
    const QHash<QString, Sum> sums = sumsByKey(report);
    const QString day = query.since.toString(Qt::ISODate);
    QList<Bar> bars;
    for (int hour = 0; hour < 24; ++hour) {
        const QString key = u"%1T%2:00"_s.arg(day).arg(hour, 2, 10, QChar(u'0'));
        bars.append(barOf(QLocale().toString(hour), hourText(hour), sums.value(key)));
    }
    return bars;
}

QList<Bar> days(const UsageQuery &query, const UsageReport &report)
{
    const QHash<QString, Sum> sums = sumsByKey(report);
    const bool isWeek = query.since.daysTo(query.until) < 7;
    //: The format of a day of a week, under a bar
    const QString format = isWeek ? Text::tr("ddd d") : u"d"_s;
    QList<Bar> bars;
    for (QDate day = query.since; day.isValid() && day <= query.until; day = day.addDays(1)) {
        const QString key = day.toString(Qt::ISODate);
        bars.append(barOf(QLocale().toString(day, format), usageLineName(query.by, key), sums.value(key)));
    }
    return bars;
}

QList<Bar> names(const UsageQuery &query, const UsageReport &report)
{
    const qsizetype count = report.lines.size();
    const qsizetype own = count > mostBars ? mostBars - 1 : count;
    QList<Bar> bars;
    for (const UsageLine &line : report.lines.mid(0, own)) {
        const QString name = usageLineName(query.by, line.key);
        bars.append(barOf(name, name, sumOf(line.totals)));
    }
    if (own < count) {
        Sum rest;
        for (const UsageLine &line : report.lines.mid(own)) {
            rest.tokens += line.totals.tokens.totalTokens;
            rest.requests += line.totals.requests;
        }
        //: All that have no bar of their own; %1: how many
        bars.append(barOf(Text::tr("Others"), Text::tr("Others (%1)").arg(countText(count - own)), rest));
    }
    return bars;
}

} // namespace

QList<Bar> usageBars(const UsageQuery &query, const UsageReport &report)
{
    switch (query.by) {
    case UsageQuery::By::Hour:
        return hours(query, report);
    case UsageQuery::By::Day:
        return days(query, report);
    default:
        return names(query, report);
    }
}

ChartLabels usageLabels(UsageQuery::By by)
{
    const bool isByTime = by == UsageQuery::By::Hour || by == UsageQuery::By::Day;
    return isByTime ? ChartLabels::Thin : ChartLabels::Elide;
}

} // namespace qiao::ui
