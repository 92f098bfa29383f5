#include "accountparts.h"

#include "accounts/accountstore.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "upstream/networkupstream.h"

namespace qiao {

AccountParts::AccountParts(const Settings &settings, Clock clock)
    : settings(settings),
      upstream(std::make_unique<NetworkUpstream>(
          NetworkUpstream::Timeouts{settings.connectTimeout, settings.idleTimeout})),
      store(std::make_unique<AccountStore>(settings.configFolder)),
      secrets(makeSecretStore(settings.secretsBackend, settings.dataFolder)),
      pool(std::make_unique<LocalAccountPool>(settings, *store, *secrets, *upstream, std::move(clock)))
{ }

AccountParts::~AccountParts() = default;

} // namespace qiao
