#pragma once

#include <functional>
#include <string>

namespace qiao {

/// How many times the input is put together for the larger run.
inline constexpr int growthFactor = 32;

/// What some work cost with its input once and with its input growthFactor times, in seconds of processor
/// time.
struct Growth
{
    double once = 0;
    double often = 0;

    /// At most growthFactor to the power of 1.15 times as much, 54 for 32. That leaves room for memory that
    /// no longer fits the processor's caches; work that meets each part once for each other part takes 1,024
    /// times.
    [[nodiscard]] bool inProportion() const;

    [[nodiscard]] std::string text() const;
};

/// Measures \a work (given how many times its input is wanted, it returns its own cost as processorTime()
/// tells) until it shows to be in proportion, at most eight times: what else the machine does makes single
/// figures larger, never smaller, so the least of each counts.
[[nodiscard]] Growth growthOf(const std::function<double(int times)> &work);

/// Processor time in seconds that \a work takes.
[[nodiscard]] double processorTime(const std::function<void()> &work);

} // namespace qiao
