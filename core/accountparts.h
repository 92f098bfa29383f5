#pragma once

#include "accounts/clock.h"

#include <qiao/settings.h>

#include <memory>

namespace qiao {

class AccountEditor;
class AccountStore;
class LocalAccountPool;
class NetworkUpstream;
class SecretStore;
class SignIns;

/// Everything that accounts need, wired: shared by the server and by commands that run without one. In the
/// order of their dependence: the first is needed by the others and goes last. Lives on one thread.
struct AccountParts
{
    /// \a keyringPatience: how long from now a keyring that is not there yet is waited for.
    explicit AccountParts(const Settings &settings, Clock clock = systemTime,
        std::chrono::milliseconds keyringPatience = std::chrono::seconds(30));
    ~AccountParts();
    Q_DISABLE_COPY_MOVE(AccountParts)

    const Settings settings; ///< as they were at the start
    const Clock clock;
    const std::unique_ptr<NetworkUpstream> upstream;
    const std::unique_ptr<AccountStore> store;
    const std::unique_ptr<SecretStore> secrets;
    const std::unique_ptr<LocalAccountPool> pool;
    const std::unique_ptr<AccountEditor> editor;
    const std::unique_ptr<SignIns> signIns;
};

} // namespace qiao
