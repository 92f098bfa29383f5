#include "upstream/retrypolicy.h"

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr int mostRetries = 2;
constexpr std::chrono::milliseconds mostWaiting = 4s;
constexpr std::chrono::milliseconds mostThrottleWait = 2s;
constexpr std::chrono::milliseconds firstBackoff = 500ms;

} // namespace

std::optional<std::chrono::milliseconds> retryDelay(const Error &error, const RetryBudget &spent)
{
    if (error.kind != Error::Kind::Transient || spent.retries >= mostRetries) {
        return std::nullopt;
    }
    std::chrono::milliseconds delay = firstBackoff * (spent.retries + 1);
    if (error.httpStatus == 429) {
        // Without a date from the service, asking again at once only prolongs the throttling.
        if (!error.retryAfter || *error.retryAfter > mostThrottleWait) {
            return std::nullopt;
        }
        delay = *error.retryAfter;
    } else if (error.httpStatus == 504) {
        // A gateway time-out has already cost the client a minute, and a repeat meets the same limit.
        return std::nullopt;
    } else if (error.retryAfter) {
        delay = *error.retryAfter;
    }
    if (spent.waited + delay > mostWaiting) {
        return std::nullopt;
    }
    return delay;
}

} // namespace qiao
