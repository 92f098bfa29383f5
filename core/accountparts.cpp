#include "accountparts.h"

#include "accounts/accounteditor.h"
#include "accounts/accountstore.h"
#include "accounts/localaccountpool.h"
#include "accounts/secretstores.h"
#include "auth/signins.h"
#include "upstream/networkupstream.h"

namespace qiao {

AccountParts::AccountParts(const Settings &settings, Clock clock, std::chrono::milliseconds keyringPatience)
    : settings(settings),
      clock(std::move(clock)),
      upstream(std::make_unique<NetworkUpstream>(
          NetworkUpstream::Timeouts{settings.connectTimeout, settings.idleTimeout})),
      store(std::make_unique<AccountStore>(settings.configFolder)),
      secrets(makeSecretStore(settings.secretsBackend, settings.dataFolder, keyringPatience)),
      pool(std::make_unique<LocalAccountPool>(settings, *store, *secrets, *upstream, this->clock)),
      editor(std::make_unique<AccountEditor>(settings, *store, *secrets, *pool, *upstream, this->clock)),
      signIns(std::make_unique<SignIns>(settings.oauthUrl, *editor, *upstream, this->clock))
{
    QObject::connect(
        signIns.get(), &SignIns::accountNamesChanged, pool.get(), &LocalAccountPool::setSigningIn);
}

AccountParts::~AccountParts() = default;

} // namespace qiao
