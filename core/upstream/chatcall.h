#pragma once

#include "accounts/account.h"
#include "translation/models/modelrules.h"
#include "upstream/upstream.h"

namespace qiao {

// Both go through the credential's own proxy, where it has one.

/// The request that sends \a body to the chat completions endpoint of \a credential's service.
[[nodiscard]] UpstreamRequest chatCompletionsCall(
    const Credential &credential, translation::Service service, const QByteArray &body, bool stream);

/// GET {base}/models with \a credential.
[[nodiscard]] UpstreamRequest modelsCall(const Credential &credential);

} // namespace qiao
