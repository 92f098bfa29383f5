#pragma once

#include "accounts/account.h"
#include "server/preparedbody.h"
#include "tokens/tokencounter.h"

#include <qiao/error.h>

#include <cstdint>
#include <optional>

namespace qiao {

// What the length of a prompt means to the model that is to take it. \a contextTokens is what the model takes
// in all; absent: not known.

/// Whether \a prompt is too long. By a count that is not exact it is so when that is more than 5 % above.
[[nodiscard]] std::optional<Error> contextError(
    const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens);

/// Whether a prompt and the tokens that its \a request asks for may be too many together: only then does it
/// have to be counted before it is sent. \a bodyBytes: of the body for the service.
[[nodiscard]] bool mayOverflow(const translation::ApiRequest &request, qsizetype bodyBytes,
    const std::optional<std::int64_t> &contextTokens);

/// Lowers max_tokens of \a body to what \a prompt leaves, and notes it among its changes. Not where nothing
/// is left, which the service refuses in its own words, nor by a count that real usage has not confirmed.
void lowerOutputLimit(
    PreparedBody &body, const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens);

/// One sentence for RequestRow::warning when \a prompt is near what the model takes, or so long that the
/// service of \a account often fails at it; else empty.
[[nodiscard]] QString contextWarning(const TokenCount &prompt,
    const std::optional<std::int64_t> &contextTokens, const Account &account, const QString &model);

} // namespace qiao
