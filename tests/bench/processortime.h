#pragma once

#include <ctime>

namespace qiao::bench {

/// The processor time that this process has used, all threads, in nanoseconds: for what waits for nothing, so
/// that what else the machine does counts little.
[[nodiscard]] inline double processorNanoseconds()
{
    return double(std::clock()) * 1e9 / CLOCKS_PER_SEC;
}

} // namespace qiao::bench
