#pragma once

#include "accounts/keychainqueue.h"
#include "accounts/secretstore.h"

#include <QPointer>

namespace qiao {

/// The operating system's keychain: macOS Keychain, Windows Credential Manager, Secret Service or KWallet.
/// May live on any thread, but needs a QCoreApplication whose event loop runs: the work is done there.
/// Nothing is kept here; where the keychain would have to ask the person, it asks each time.
/// When the store goes, changes that were asked for are still made while the application lasts.
class KeychainSecretStore : public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainSecretStore(const KeychainOptions &options = {}, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const QString &id) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &id, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) override;

private:
    void request(const KeychainRequest &request);
    [[nodiscard]] QFuture<Result<void>> change(
        KeychainRequest::Kind kind, const QString &id, const QByteArray &secret);

    QPointer<KeychainQueue> m_queue; ///< on the application's thread; the application's child
};

/// The longest entry that this system's keychain takes, or 0 when it does not say.
[[nodiscard]] qsizetype keychainEntryLimit();

} // namespace qiao
