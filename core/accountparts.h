#pragma once

#include "accounts/clock.h"

#include <qiao/settings.h>

#include <memory>

namespace qiao {

class AccountStore;
class LocalAccountPool;
class NetworkUpstream;
class SecretStore;

/// Everything that accounts need, wired: shared by the server and by commands that run without one. In the
/// order of their dependence: the first is needed by the others and goes last. Lives on one thread.
struct AccountParts
{
    explicit AccountParts(const Settings &settings, Clock clock = systemTime);
    ~AccountParts();
    Q_DISABLE_COPY_MOVE(AccountParts)

    Settings settings; ///< as they were at the start
    std::unique_ptr<NetworkUpstream> upstream;
    std::unique_ptr<AccountStore> store;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<LocalAccountPool> pool;
};

} // namespace qiao
