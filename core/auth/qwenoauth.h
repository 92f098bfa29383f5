#pragma once

#include "accounts/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QString>
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

/// RFC 8628, section 3.2. deviceCode is a secret; the rest is for the user's eyes.
struct DeviceAuthorization
{
    QByteArray deviceCode;
    QString userCode; ///< printable ASCII, at most 64 characters; empty when the answer had none such
    QUrl verificationUri;
    QUrl verificationUriComplete; ///< to be opened verbatim; verificationUri when the answer had none
    std::chrono::seconds lifetime{0}; ///< expires_in; a quarter of an hour when absent
    std::chrono::seconds interval{0}; ///< as answered; 5 (RFC 8628) when absent
    TimePoint expiresAt = {}; ///< not part of the answer: who received it says when that was
};

/// What an answer to pollBody() means (RFC 8628, section 3.5, and the Qwen service's own ways).
struct PollAnswer
{
    enum class Meaning {
        Granted, ///< tokens are there
        Pending,
        SlowDown, ///< pending, and 5 s more between two polls from now on; comes with 400 and with 429
        Expired, ///< expired_token
        Denied, ///< access_denied: the user said no
        UnknownCode, ///< invalid_grant, or any other 401
        Refused, ///< the request will never do (invalid_client, …): code says why
        Trouble, ///< nothing about the sign-in: a throttle, a server error, no JSON
    };

    Meaning meaning = Meaning::Trouble;
    TokenResponse tokens = {};
    QByteArray code = {}; ///< the answer's "error"; empty unless it is a plain word
};

/// True for what can stand after "Bearer " in a header: printable ASCII without spaces, not empty.
[[nodiscard]] bool isToken(QByteArrayView text);

/// \a base (https://chat.qwen.ai) with the path of the token endpoint.
[[nodiscard]] QUrl tokenEndpoint(const QUrl &base);

/// \a base with the path of the device authorization endpoint.
[[nodiscard]] QUrl deviceEndpoint(const QUrl &base);

/// Form body of a device authorization request (RFC 8628, section 3.1, with RFC 7636), fields in the CLI's
/// order, escaped as JavaScript's encodeURIComponent does.
[[nodiscard]] QByteArray deviceBody(const QByteArray &codeChallenge);

/// Reads an answer to deviceBody(). A device code makes it a grant, whatever else is missing; whether the
/// addresses may be opened is for the caller to judge.
[[nodiscard]] tl::expected<DeviceAuthorization, TokenFault> parseDeviceAnswer(
    int httpStatus, QByteArrayView body);

/// Form body of a poll (RFC 8628, section 3.4), likewise.
[[nodiscard]] QByteArray pollBody(const QByteArray &deviceCode, const QByteArray &codeVerifier);

/// Reads an answer to pollBody().
[[nodiscard]] PollAnswer parsePollAnswer(int httpStatus, QByteArrayView body);

/// Form body of a refresh (RFC 6749, section 6), fields in the CLI's order, escaped as JavaScript's
/// encodeURIComponent does.
[[nodiscard]] QByteArray refreshBody(const QByteArray &refreshToken);

/// Reads an answer to refreshBody(). An access token without a usable expires_in is kept and trusted for an
/// hour: its refresh token is spent, so dropping it would end the sign-in.
[[nodiscard]] tl::expected<TokenResponse, TokenFault> parseTokenAnswer(int httpStatus, QByteArrayView body);

} // namespace qiao

Q_DECLARE_METATYPE(qiao::DeviceAuthorization)
