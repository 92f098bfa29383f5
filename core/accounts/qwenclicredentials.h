#pragma once

#include "accounts/clock.h"
#include "auth/qwenoauth.h"

#include <qiao/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

namespace qiao {

/// What the Qwen CLI keeps in oauth_creds.json. Holds secrets: never log or show it.
struct QwenCliCredentials
{
    QByteArray accessToken; ///< printable ASCII without spaces, not empty
    QByteArray refreshToken; ///< the same
    QByteArray tokenType; ///< not empty, "Bearer"
    QByteArray resourceUrl = {}; ///< empty when absent
    TimePoint expiresAt = {};
    /// The file as it was read, empty for a new one: serialise() puts the fields above over it.
    QByteArray document = {};

    bool operator==(const QwenCliCredentials &) const = default;
};

/// Why there are no credentials.
enum class CredentialsFault {
    Missing, ///< no such file
    Unreadable, ///< the file is there and cannot be read, or is far too large
    NotJson, ///< empty or cut short: perhaps another program is writing the file just now
    NoCredentials, ///< JSON that lacks what the CLI insists on
};

/// The same strictness as the CLI's own reader: access_token, refresh_token and token_type are strings with
/// something in them, expiry_date is a number other than 0 (milliseconds since 1970). A token that could
/// not stand in a header is none.
[[nodiscard]] tl::expected<QwenCliCredentials, CredentialsFault> parseQwenCliCredentials(
    QByteArrayView bytes);

/// The document with the fields in their places: everything else stays byte for byte, unknown keys
/// included. A new document is laid out as the CLI does it (two spaces).
[[nodiscard]] QByteArray serialise(const QwenCliCredentials &credentials);

/// \a old after the service answered a refresh at \a now. What the answer leaves out (refresh_token,
/// resource_url) keeps its old value.
[[nodiscard]] QwenCliCredentials merged(
    const QwenCliCredentials &old, const TokenResponse &response, TimePoint now);

/// True until 30 s before the access token's end; the CLI draws the same line.
[[nodiscard]] bool isFresh(const QwenCliCredentials &credentials, TimePoint now);

/// The OpenAI base URL of a sign-in: resource_url with https:// before and /v1 behind it where they are
/// missing, without a slash at its end; https://portal.qwen.ai/v1 when it is empty, because a sign-in's
/// token does not work on DashScope. Rejected (403) when the host may not have the token.
[[nodiscard]] Result<QUrl> serviceBaseUrl(const QByteArray &resourceUrl);

} // namespace qiao
