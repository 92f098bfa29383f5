#include "accountparts.h"

#include "accounts/localaccountpool.h"
#include "upstream/networkupstream.h"

namespace qiao {

AccountParts::AccountParts(const Settings &settings, Clock clock)
    : settings(settings),
      upstream(std::make_unique<NetworkUpstream>(
          NetworkUpstream::Timeouts{settings.connectTimeout, settings.idleTimeout})),
      pool(std::make_unique<LocalAccountPool>(settings, *upstream, std::move(clock)))
{ }

AccountParts::~AccountParts() = default;

} // namespace qiao
