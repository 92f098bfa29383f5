#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

#include <chrono>

#include <tl/expected.hpp>

namespace qiao {

/// A token endpoint's answer that grants something. Holds secrets.
struct TokenResponse
{
    QByteArray accessToken;
    QByteArray refreshToken = {}; ///< empty when the answer has none: the old one stays good
    QByteArray tokenType = {}; ///< empty when the answer has none
    QByteArray resourceUrl = {}; ///< empty when the answer has none
    std::chrono::seconds lifetime{0};
};

/// A token endpoint's answer that grants nothing.
struct TokenFault
{
    /// 400 or 401: the refresh token is dead. Otherwise the same request may work later.
    bool refused = false;
    int httpStatus = 0;
    /// The answer's "error", for example invalid_request; empty unless it is a plain word.
    QByteArray code = {};
};

/// True for what can stand after "Bearer " in a header: printable ASCII without spaces, not empty.
[[nodiscard]] bool isToken(QByteArrayView text);

/// \a base (https://chat.qwen.ai) with the path of the token endpoint.
[[nodiscard]] QUrl tokenEndpoint(const QUrl &base);

/// Form body of a refresh (RFC 6749, section 6), fields in the CLI's order, escaped as JavaScript's
/// encodeURIComponent does.
[[nodiscard]] QByteArray refreshBody(const QByteArray &refreshToken);

/// Reads an answer to refreshBody(). An access token without a usable expires_in is kept and trusted for an
/// hour: its refresh token is spent, so dropping it would end the sign-in.
[[nodiscard]] tl::expected<TokenResponse, TokenFault> parseTokenAnswer(int httpStatus, QByteArrayView body);

} // namespace qiao
