#pragma once

#include <QByteArray>

namespace qiao {

/// What proves that whoever fetches the token is who asked for the code (RFC 7636, method S256).
struct Pkce
{
    QByteArray verifier; ///< a secret: 43 characters
    QByteArray challenge;
};

/// A new pair; the verifier is 32 random bytes of the operating system's, base64url.
[[nodiscard]] Pkce makePkce();

/// base64url(SHA-256(\a verifier)) without padding: RFC 7636, section 4.2.
[[nodiscard]] QByteArray codeChallenge(const QByteArray &verifier);

} // namespace qiao
