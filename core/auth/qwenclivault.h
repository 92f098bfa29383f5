#pragma once

#include "accounts/qwenclifiles.h"
#include "auth/credentialsvault.h"
#include "auth/refreshtiming.h"

namespace qiao {

/// A credentials file of the Qwen CLI, read and written under the CLI's lock protocol and never deleted.
/// Reading and writing block for one file access; read() takes longer only while the file is cut short.
class QwenCliVault : public CredentialsVault
{
    Q_OBJECT

public:
    QwenCliVault(QwenCliFile file, const Clock &clock, const RefreshTiming &timing = {});

    void read() override;
    void lock() override { m_lock.acquire(); }
    void unlock() override { m_lock.release(); }
    [[nodiscard]] Result<void> checkWritable() const override;
    void write(const QwenCliCredentials &credentials) override;
    [[nodiscard]] Error needsSignIn() const override;

private:
    void readFile();
    /// The file under the name that the account has now.
    [[nodiscard]] QwenCliFile file() const { return {accountName(), m_path}; }

    QString m_path;
    std::vector<std::chrono::milliseconds> m_partialWaits;
    std::size_t m_partialReads = 0;
    QTimer m_lookAgain;
    QwenCliLock m_lock;
};

} // namespace qiao
