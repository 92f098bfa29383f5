#include "translation/errors/resettime.h"

#include "translation/errors/errormessage.h"

#include <string>

namespace qiao::translation {

using namespace std::chrono;

namespace {

// "11-30 16:00:00"
constexpr std::string_view shape = "00-00 00:00:00";

bool hasShape(std::string_view text)
{
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : text[i] != shape[i]) {
            return false;
        }
    }
    return true;
}

int twoDigits(std::string_view text, std::size_t at)
{
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

} // namespace

std::optional<ResetTime> resetTimeIn(std::string_view text)
{
    const std::string words = lowered(text);
    std::size_t at = words.find("reset at ");
    if (at == std::string::npos) {
        at = words.find("reset on ");
    }
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const std::string_view rest = std::string_view(words).substr(at + std::string_view("reset at ").size());
    if (rest.size() < shape.size() || !hasShape(rest) || !rest.substr(shape.size()).starts_with(" utc")) {
        return std::nullopt;
    }
    const month_day day = month(static_cast<unsigned>(twoDigits(rest, 0))) / twoDigits(rest, 3);
    const seconds timeOfDay =
        hours(twoDigits(rest, 6)) + minutes(twoDigits(rest, 9)) + seconds(twoDigits(rest, 12));
    if (!day.ok() || timeOfDay >= days(1)) {
        return std::nullopt;
    }
    return ResetTime{day, timeOfDay};
}

sys_seconds nearest(const ResetTime &time, sys_seconds now)
{
    const year thisYear = year_month_day(floor<days>(now)).year();
    const auto inYear = [&time](year year) {
        const year_month_day day = year / time.day;
        // 29 February in a year without one is the day after the 28th
        return sys_seconds(sys_days(day.ok() ? day : year / February / 28) + (day.ok() ? days(0) : days(1)))
            + time.timeOfDay;
    };
    sys_seconds best = inYear(thisYear);
    for (const sys_seconds candidate : {inYear(thisYear - years(1)), inYear(thisYear + years(1))}) {
        if (abs(candidate - now) < abs(best - now)) {
            best = candidate;
        }
    }
    return best;
}

} // namespace qiao::translation
