#pragma once

#include "auth/qwenoauth.h"

#include <qiao/error.h>

#include <optional>

namespace qiao {

/// The user did not approve in time. NeedsLogin, 400, expired_token.
[[nodiscard]] Error codeExpiredError();

/// The user said no. NeedsLogin, 400, access_denied.
[[nodiscard]] Error accessDeniedError();

/// The service knows nothing of the code any more. NeedsLogin, 400, invalid_grant.
[[nodiscard]] Error codeUnknownError();

/// The service will not have this sign-in; \a code is its word for why, perhaps empty. Rejected, 502.
[[nodiscard]] Error signInRefusedError(const QByteArray &code);

/// Tokens that could not be renewed. Rejected, 502.
[[nodiscard]] Error noRefreshTokenError();

/// The service handed out no code. Transient (502, 429) or, when it said that it never will, Rejected (502).
[[nodiscard]] Error noDeviceCodeError(
    const TokenFault &fault, std::optional<std::chrono::seconds> retryAfter);

/// \a url was named for the user to open, and is not Qwen's. Rejected, 502.
[[nodiscard]] Error foreignVerificationError(const QUrl &url);

} // namespace qiao
