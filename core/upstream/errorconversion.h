#pragma once

#include "accounts/account.h"
#include "translation/chat/chatrequest.h"
#include "translation/errors/upstreamerror.h"

#include <qiao/error.h>

namespace qiao {

/// A refusal by the service as an Error: the service's meaning and number, in a sentence that tells the
/// user of \a account what to do where the service's own words do not. \a requestBytes is the size of the
/// request's body, for a guess at its tokens; \a now gives the year to a reset time without one.
[[nodiscard]] Error errorFromUpstream(const translation::UpstreamError &error, const Account &account,
    qsizetype requestBytes, const QDateTime &now = QDateTime::currentDateTimeUtc());

/// A body that cannot be sent on: 400.
[[nodiscard]] Error errorFromRequest(const translation::RequestError &error);

/// The other way, for an error event in a stream.
[[nodiscard]] translation::UpstreamError toUpstreamError(const Error &error);

} // namespace qiao
