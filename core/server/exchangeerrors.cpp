#include "server/exchangeerrors.h"

#include "server/exchange.h"
#include "translation/errors/contextoverflow.h"

namespace qiao {

namespace {

// By how much a count that is not exact may be too high.
constexpr double doubt = 1.05;

} // namespace

Error loopError()
{
    return {Error::Kind::Rejected,
        Exchange::tr(
            "This request comes from Qiao itself: the address of an account points back here. Change that "
            "address."),
        508, "invalid_request_error", "loop_detected", {}, {}, false};
}

Error stoppingError()
{
    return {Error::Kind::Transient, Exchange::tr("Qiao is stopping. Start it again and repeat the request."),
        503, "server_error"};
}

std::optional<Error> contextError(const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens)
{
    if (!contextTokens || double(prompt.tokens) <= double(*contextTokens) * (prompt.exact ? 1.0 : doubt)) {
        return {};
    }
    const translation::ContextOverflow overflow{prompt.tokens, *contextTokens};
    // in the words of the service's API, which clients read numbers from
    Error error{Error::Kind::Rejected, QString::fromStdString(translation::contextOverflowMessage(overflow)),
        400, "invalid_request_error", "context_length_exceeded", "messages", {}, false};
    error.overflow = Overflow{overflow.tokens, overflow.limit};
    return error;
}

} // namespace qiao
