#pragma once

#include "tokens/tokencounter.h"

#include <qiao/error.h>

#include <cstdint>
#include <optional>

namespace qiao {

/// The request was sent by Qiao itself.
[[nodiscard]] Error loopError();

/// The server stops while the request is under way.
[[nodiscard]] Error stoppingError();

/// Whether a prompt of \a prompt tokens is too long for a model that takes \a contextTokens. By a count that
/// is not exact it is so when that is more than 5 % above.
[[nodiscard]] std::optional<Error> contextError(
    const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens);

} // namespace qiao
