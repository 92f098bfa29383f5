#pragma once

#include "auth/signins.h"

#include <qiao/result.h>

#include <QByteArray>
#include <QString>

namespace qiao {

/// The account that the body of POST /auth/initiate names; empty when it names none, or when there is no
/// body. Rejected (400) when it is no JSON object, or the name no text.
[[nodiscard]] Result<QString> accountToSignIn(const QByteArray &body);

/// What the body of POST /auth/poll asks for.
struct SignInPoll
{
    QByteArray deviceCode;
    std::chrono::milliseconds wait{30'000};
};

/// Reads {"device_code", "wait"?}; wait is in seconds, 0 to 60. Other members (code_verifier) are passed
/// over. Rejected (400) otherwise.
[[nodiscard]] Result<SignInPoll> signInPoll(const QByteArray &body);

/// The answers, RFC 8628 section 3.2 for the first. None ever holds a token; the device code is in the
/// first alone, for whoever started the sign-in.
[[nodiscard]] QByteArray initiatedBody(const SignInState &state);
[[nodiscard]] QByteArray pendingBody(const SignInState &state, TimePoint now);
/// For a sign-in that has its account; whether that one works is told.
[[nodiscard]] QByteArray authorizedBody(const SignInState &state);

/// No sign-in has this device code, or it ended long ago. NeedsLogin, 400, invalid_grant.
[[nodiscard]] Error unknownDeviceCodeError();

} // namespace qiao
