#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace qiao::translation {

/// A moment in UTC that was told without its year.
struct ResetTime
{
    std::chrono::month_day day;
    std::chrono::seconds timeOfDay{0};

    bool operator==(const ResetTime &) const = default;
};

/// The moment in "… will reset at 11-30 16:00:00 UTC." ("reset at" and "reset on" count, in any case);
/// nullopt when \a text names none that exists.
[[nodiscard]] std::optional<ResetTime> resetTimeIn(std::string_view text);

/// \a time in the year in which it is nearest to \a now: clocks differ, so it may lie in the past.
[[nodiscard]] std::chrono::sys_seconds nearest(const ResetTime &time, std::chrono::sys_seconds now);

} // namespace qiao::translation
