#pragma once

#include "accounts/account.h"
#include "upstream/upstream.h"

namespace qiao {

/// The request that sends \a body to the Anthropic API of \a credential's service, whose anthropicBaseUrl
/// must not be empty. Nothing of the client's own headers goes along: the body was made fit without its
/// betas. Goes through the credential's own proxy, where it has one.
[[nodiscard]] UpstreamRequest messagesCall(const Credential &credential, const QByteArray &body, bool stream);

} // namespace qiao
