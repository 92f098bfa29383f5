#include "support/growth.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

namespace qiao {

bool Growth::inProportion() const
{
    return often <= once * std::pow(growthFactor, 1.15);
}

std::string Growth::text() const
{
    return std::to_string(once * 1e3) + " ms, " + std::to_string(growthFactor) + " times as much "
        + std::to_string(often * 1e3) + " ms: " + std::to_string(often / once) + " times";
}

Growth growthOf(const std::function<double(int times)> &work)
{
    constexpr int fewest = 2;
    constexpr int most = 8;
    Growth least{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    for (int attempt = 0; attempt < most && (attempt < fewest || !least.inProportion()); ++attempt) {
        for (int i = 0; i < fewest; ++i) {
            least.once = std::min(least.once, work(1));
        }
        least.often = std::min(least.often, work(growthFactor));
    }
    return least;
}

double processorTime(const std::function<void()> &work)
{
    const std::clock_t start = std::clock();
    work();
    return double(std::max<std::clock_t>(std::clock() - start, 1)) / CLOCKS_PER_SEC;
}

} // namespace qiao
