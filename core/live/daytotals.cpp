#include "live/daytotals.h"

#include "usage/usagetotals.h"

namespace qiao {

void DayTotals::begin(const QDate &today)
{
    if (m_day != today) {
        m_day = today;
        m_totals = {};
    }
}

void DayTotals::add(const RequestRow &row, const QDate &today)
{
    begin(today);
    m_totals += totalsOf(row);
}

void DayTotals::addEarlier(const UsageTotals &earlier, const QDate &day, const QDate &today)
{
    if (day == today) {
        begin(today);
        m_totals += earlier;
    }
}

UsageTotals DayTotals::totals(const QDate &today) const
{
    return m_day == today ? m_totals : UsageTotals();
}

} // namespace qiao
