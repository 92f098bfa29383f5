#pragma once

#include "accounts/secretstore.h"
#include "auth/credentialsvault.h"
#include "auth/refreshtiming.h"

#include <QLockFile>
#include <QTimer>

#include <memory>

namespace qiao {

/// The tokens of a sign-in that Qiao made: in the secret store under the account's id, in the CLI's JSON
/// format. Programs take turns by a lock file that names the process, so one that a dead process left is
/// no obstacle.
class SecretStoreVault : public CredentialsVault
{
    Q_OBJECT

public:
    /// Whose tokens.
    struct Owner
    {
        QString accountId; ///< a UUID: it is part of a file's name
        QString accountName;
    };

    /// \a secrets has to outlive it. \a lockFolder is made when it is needed. Of \a timing.lock, the waits
    /// and attempts apply.
    SecretStoreVault(
        const Owner &owner, SecretStore &secrets, QString lockFolder, const RefreshTiming &timing = {});
    ~SecretStoreVault() override;

    void read() override;
    void lock() override;
    void unlock() override;
    [[nodiscard]] Result<void> checkWritable() const override { return {}; }
    void write(const QwenCliCredentials &credentials) override;
    [[nodiscard]] Error needsSignIn() const override;

private:
    void attempt();
    [[nodiscard]] bool tryLock();
    void haveSecret(const Result<std::optional<QByteArray>> &secret);

    QString m_accountId;
    SecretStore &m_secrets;
    QString m_lockFolder;
    QwenCliLockTiming m_timing;
    QLockFile m_lock;
    QTimer m_retry;
    std::chrono::milliseconds m_wait{0};
    int m_attemptsLeft = 0;
};

/// The folder of SecretStoreVault's lock files in Qiao's \a dataFolder.
[[nodiscard]] QString signInLockFolder(const QString &dataFolder);

} // namespace qiao
