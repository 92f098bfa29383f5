#include "growth.h"

#include <algorithm>
#include <ctime>
#include <limits>

namespace qiao::tokenizer {

namespace {

double bestOf(int runs, const std::string &text, const std::function<void(const std::string &)> &work)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        const std::clock_t start = std::clock();
        work(text);
        best = std::min(best, static_cast<double>(std::clock() - start));
    }
    return std::max(best, 1.0);
}

} // namespace

double growth(
    const std::function<std::string(std::size_t)> &make, const std::function<void(const std::string &)> &work)
{
    constexpr std::size_t size = 12'000;
    const std::string small = make(size);
    const std::string large = make(10 * size);
    // a busy machine makes some runs slower: what any attempt shows to be possible counts
    double least = std::numeric_limits<double>::max();
    for (int attempt = 0; attempt < 8 && least > 12; ++attempt) {
        least = std::min(least, bestOf(1, large, work) / bestOf(4, small, work));
    }
    return least;
}

} // namespace qiao::tokenizer
