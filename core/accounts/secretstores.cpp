#include "accounts/secretstores.h"

#include "accounts/cachedsecretstore.h"
#include "accounts/filesecretstore.h"
#include "accounts/keychainsecretstore.h"
#include "accounts/memorysecretstore.h"
#include "accounts/splitsecretstore.h"

#include <QCoreApplication>
#include <QDir>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Secrets)
};

std::unique_ptr<SecretStore> keychain(std::chrono::milliseconds keyringPatience)
{
    std::unique_ptr<SecretStore> store =
        std::make_unique<KeychainSecretStore>(KeychainOptions{.keyringPatience = keyringPatience});
    if (const qsizetype limit = keychainEntryLimit(); limit > 0) {
        store = std::make_unique<SplitSecretStore>(std::move(store), limit);
    }
    return std::make_unique<CachedSecretStore>(std::move(store));
}

} // namespace

std::unique_ptr<SecretStore> makeSecretStore(
    SecretsBackend backend, const QString &dataFolder, std::chrono::milliseconds keyringPatience)
{
    switch (backend) {
    case SecretsBackend::File:
        // Not cached: reading is quick, and what another program changes is seen at once.
        return std::make_unique<FileSecretStore>(dataFolder);
    case SecretsBackend::Memory:
        return std::make_unique<MemorySecretStore>();
    case SecretsBackend::Keychain:
        break;
    }
    return keychain(keyringPatience);
}

QString secretsWarning(SecretsBackend backend, const QString &dataFolder)
{
    if (backend != SecretsBackend::File) {
        return {};
    }
    return Text::tr(
        "Secrets are kept in the clear in %1, as QIAO_SECRETS=file asks for. Set it to keychain to use "
        "the system's keyring.")
        .arg(QDir::toNativeSeparators(FileSecretStore(dataFolder).path()));
}

} // namespace qiao
