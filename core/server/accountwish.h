#pragma once

#include "accounts/accountpool.h"
#include "server/clientrequest.h"
#include "translation/apirequest.h"

namespace qiao {

/// The account that \a request forces by header or query; empty: none.
[[nodiscard]] QString forcedAccount(const ClientRequest &request);

/// What \a request asks of the choice of its account. Sessions matter, and are looked for, with the strategy
/// "failover" only.
[[nodiscard]] AccountWish accountWish(
    const ClientRequest &request, const translation::ApiRequest &body, AccountStrategy strategy);

} // namespace qiao
