#pragma once

#include <qiao/usagereport.h>

#include <QDate>

namespace qiao {

/// What requests came to on one local day, in memory.
class DayTotals
{
public:
    void add(const RequestRow &row, const QDate &today);
    /// What the day came to before the first add() of this start; adds it to what came since. Ignored when
    /// the day is over.
    void addEarlier(const UsageTotals &earlier, const QDate &day, const QDate &today);
    /// Zeroes when nothing was added \a today.
    [[nodiscard]] UsageTotals totals(const QDate &today) const;
    [[nodiscard]] qint64 requests(const QDate &today) const { return totals(today).requests; }
    [[nodiscard]] TokenUsage tokens(const QDate &today) const { return totals(today).tokens; }

private:
    void begin(const QDate &today);

    QDate m_day;
    UsageTotals m_totals;
};

} // namespace qiao
