#pragma once

#include "accounts/account.h"
#include "server/preparedbody.h"

namespace qiao {

class ModelCatalog;

/// \a request, which was read from \a body, for \a account with \a credential: as it came for a service with
/// an Anthropic API, unless that is known not to take it, else as chat completions.
[[nodiscard]] PreparedBody bodyFor(const Account &account, const Credential &credential, ModelCatalog &models,
    const translation::ApiRequest &request, const QByteArray &body);

/// What of \a request its tokens are counted by: its chat completions body, whatever API it is sent to.
[[nodiscard]] QByteArray chatBodyFor(const Account &account, ModelCatalog &models,
    const translation::ApiRequest &request, const QByteArray &body);

} // namespace qiao
