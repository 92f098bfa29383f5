#include "usage/usageperiod.h"

#include <QCoreApplication>

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::UsagePeriod)
};

constexpr int daysInWeek = 7;

} // namespace

UsagePeriod periodAround(Span span, QDate day, const QLocale &locale)
{
    switch (span) {
    case Span::Day:
        break;
    case Span::Week: {
        const int sinceFirst = (day.dayOfWeek() - locale.firstDayOfWeek() + daysInWeek) % daysInWeek;
        const QDate first = day.addDays(-sinceFirst);
        return {span, first, first.addDays(daysInWeek - 1)};
    }
    case Span::Month: {
        const QDate first(day.year(), day.month(), 1);
        return {span, first, first.addDays(first.daysInMonth() - 1)};
    }
    }
    return {span, day, day};
}

UsagePeriod periodBefore(const UsagePeriod &period, const QLocale &locale)
{
    return periodAround(period.span, period.since.addDays(-1), locale);
}

UsagePeriod periodAfter(const UsagePeriod &period, const QLocale &locale)
{
    return periodAround(period.span, period.until.addDays(1), locale);
}

QString periodText(const UsagePeriod &period, const QLocale &locale)
{
    switch (period.span) {
    case Span::Day:
        break;
    case Span::Week: {
        //: The format of the first and of the last day of a week
        const QString format = Text::tr("d MMM yyyy");
        //: The first and the last day of a week
        return Text::tr("%1 – %2").arg(
            locale.toString(period.since, format), locale.toString(period.until, format));
    }
    case Span::Month:
        //: The format of a month
        return locale.toString(period.since, Text::tr("MMMM yyyy"));
    }
    //: The format of a day
    return locale.toString(period.since, Text::tr("dddd, d MMMM yyyy"));
}

UsageQuery usageQuery(const UsagePeriod &period, Grouping grouping)
{
    using By = UsageQuery::By;
    switch (grouping) {
    case Grouping::Time:
        break;
    case Grouping::Account:
        return {By::Account, period.since, period.until};
    case Grouping::Model:
        return {By::Model, period.since, period.until};
    case Grouping::Client:
        return {By::Client, period.since, period.until};
    }
    return {period.span == Span::Day ? By::Hour : By::Day, period.since, period.until};
}

} // namespace qiao::ui
