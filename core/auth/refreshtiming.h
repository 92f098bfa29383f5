#pragma once

#include "accounts/qwenclilock.h"

#include <chrono>
#include <vector>

namespace qiao {

/// How long the steps of a refresh may take.
struct RefreshTiming
{
    /// Shorter than the 10 s after which an old CLI takes the lock away.
    std::chrono::milliseconds answerWithin{8'000};
    /// Waits before looking again at a file that is empty or cut short, as an old CLI leaves it for a moment.
    std::vector<std::chrono::milliseconds> partialWaits{
        std::chrono::milliseconds(50), std::chrono::milliseconds(100), std::chrono::milliseconds(200)};
    /// Wait before the last look after a refusal: who used the refresh token first may still be writing.
    std::chrono::milliseconds lastLookAfter{1'000};
    /// Least time between two attempts to write a renewal down that could not be written.
    std::chrono::milliseconds saveAgainAfter{60'000};
    QwenCliLockTiming lock = {};
};

} // namespace qiao
