#pragma once

#include <qiao/error.h>

#include <chrono>
#include <optional>

namespace qiao {

/// What Qiao has already spent on one client request.
struct RetryBudget
{
    int retries = 0;
    std::chrono::milliseconds waited{0};
};

/// How long to wait before the same request is sent once more; nullopt = hand \a error to the client. At
/// most 2 retries and 4 s of waiting in all, because clients retry too. Only to be asked before the first
/// byte of an answer was sent. Pure.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryDelay(
    const Error &error, const RetryBudget &spent);

} // namespace qiao
