#include "accounts/serviceday.h"

namespace qiao {

namespace {

constexpr auto zone = std::chrono::hours(8);

std::chrono::sys_days dayOf(TimePoint time)
{
    return std::chrono::floor<std::chrono::days>(time + zone);
}

} // namespace

QDate serviceDay(TimePoint time)
{
    return QDate(1970, 1, 1).addDays(dayOf(time).time_since_epoch().count());
}

TimePoint nextServiceDay(TimePoint time)
{
    return dayOf(time) + std::chrono::days(1) - zone;
}

TimePoint nextServiceWeek(TimePoint time)
{
    const std::chrono::sys_days today = dayOf(time);
    // 1 to 7: on a Monday the next one is meant
    const std::chrono::days ahead =
        std::chrono::days(7) - (std::chrono::weekday(today) - std::chrono::Monday);
    return today + ahead - zone;
}

} // namespace qiao
