#include "auth/secretstorevault.h"

#include "accounts/accounterrors.h"
#include "accounts/atomicfile.h"

#include <qiao/whenfinished.h>

#include <QDir>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto namelessLockStaleAfter = 5s;

} // namespace

SecretStoreVault::SecretStoreVault(
    const Owner &owner, SecretStore &secrets, QString lockFolder, const RefreshTiming &timing)
    : CredentialsVault(owner.accountName),
      m_accountId(owner.accountId),
      m_secrets(secrets),
      m_lockFolder(std::move(lockFolder)),
      m_timing(timing.lock),
      m_lock(QDir(m_lockFolder).filePath(m_accountId + ".lock"_L1))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SecretStoreVault::attempt);
}

SecretStoreVault::~SecretStoreVault() = default;

void SecretStoreVault::read()
{
    whenFinished(m_secrets.read(m_accountId), this,
        [this](const Result<std::optional<QByteArray>> &secret) { haveSecret(secret); });
}

void SecretStoreVault::haveSecret(const Result<std::optional<QByteArray>> &secret)
{
    if (!secret) {
        Q_EMIT readFinished(tl::make_unexpected(secret.error()));
        return;
    }
    const auto credentials =
        *secret ? parseQwenCliCredentials(**secret) : tl::make_unexpected(CredentialsFault::Missing);
    if (credentials) {
        Q_EMIT readFinished(*credentials);
    } else {
        Q_EMIT readFinished(tl::make_unexpected(tokensGoneError(accountName())));
    }
}

void SecretStoreVault::lock()
{
    m_wait = m_timing.firstWait;
    m_attemptsLeft = m_timing.attempts;
    m_retry.start(0);
}

void SecretStoreVault::unlock()
{
    m_retry.stop();
    m_lock.unlock();
}

void SecretStoreVault::attempt()
{
    if (const auto folder = makePrivateFolder(m_lockFolder); !folder) {
        Q_EMIT lockFailed(folder.error());
    } else if (tryLock()) {
        // whoever had the lock before may have renewed the tokens
        m_secrets.forget(m_accountId);
        Q_EMIT locked();
    } else if (m_lock.error() != QLockFile::LockFailedError) {
        Q_EMIT lockFailed(lockImpossibleError(m_lockFolder));
    } else if (--m_attemptsLeft > 0) {
        m_retry.start(m_wait);
        m_wait = std::min(m_wait + m_wait / 2, m_timing.longestWait);
    } else {
        Q_EMIT lockFailed(refreshElsewhereError(accountName()));
    }
}

bool SecretStoreVault::tryLock()
{
    // Age says nothing, for a computer may sleep in the middle of a refresh: only whether the process lives.
    // But a program killed in the very moment of locking leaves a lock that names none.
    qint64 process = 0;
    QString host;
    QString program;
    const bool named = m_lock.getLockInfo(&process, &host, &program);
    m_lock.setStaleLockTime(named ? 0ms : namelessLockStaleAfter);
    return m_lock.tryLock();
}

void SecretStoreVault::write(const QwenCliCredentials &credentials)
{
    whenFinished(m_secrets.write(m_accountId, serialise(credentials)), this,
        [this](const Result<void> &result) { Q_EMIT written(result); });
}

Error SecretStoreVault::needsSignIn() const
{
    return needsSignInError(accountName());
}

QString signInLockFolder(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"locks"_s);
}

} // namespace qiao
