#pragma once

#include <qiao/usagereport.h>

#include <QDate>
#include <QLocale>

namespace qiao::ui {

enum class Span { Day, Week, Month };

/// What the lines of a report are.
enum class Grouping { Time, Account, Model, Client };

/// A whole day, week or month.
struct UsagePeriod
{
    Span span = Span::Day;
    QDate since = {};
    QDate until = {};

    [[nodiscard]] bool contains(QDate day) const { return since <= day && day <= until; }
    bool operator==(const UsagePeriod &) const = default;
};

/// The period that holds \a day; weeks begin as \a locale has it. Pure, as is the rest.
[[nodiscard]] UsagePeriod periodAround(Span span, QDate day, const QLocale &locale);
[[nodiscard]] UsagePeriod periodBefore(const UsagePeriod &period, const QLocale &locale);
[[nodiscard]] UsagePeriod periodAfter(const UsagePeriod &period, const QLocale &locale);

/// "Tuesday, 24 November 2026", "23 Nov 2026 – 29 Nov 2026", "November 2026".
[[nodiscard]] QString periodText(const UsagePeriod &period, const QLocale &locale);

/// The report about \a period; by time it is by the hour for a day, else by the day.
[[nodiscard]] UsageQuery usageQuery(const UsagePeriod &period, Grouping grouping);

} // namespace qiao::ui
