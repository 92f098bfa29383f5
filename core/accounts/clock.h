#pragma once

#include <chrono>
#include <functional>

namespace qiao {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// What time it is; injected where logic depends on it.
using Clock = std::function<TimePoint()>;

[[nodiscard]] inline TimePoint systemTime()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace qiao
