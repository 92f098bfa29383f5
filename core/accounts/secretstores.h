#pragma once

#include "accounts/secretstore.h"

#include <qiao/settings.h>

#include <chrono>
#include <memory>

namespace qiao {

/// The store that the user chose. \a keyringPatience: how long from now a keyring that is not there yet is
/// waited for, as at login; only the keychain needs it.
[[nodiscard]] std::unique_ptr<SecretStore> makeSecretStore(SecretsBackend backend, const QString &dataFolder,
    std::chrono::milliseconds keyringPatience = std::chrono::seconds(30));

/// For the person at the terminal: what is unsafe about the choice; empty when nothing is.
[[nodiscard]] QString secretsWarning(SecretsBackend backend, const QString &dataFolder);

} // namespace qiao
