#include "auth/qwenclivault.h"

#include "accounts/accounterrors.h"
#include "accounts/atomicfile.h"

namespace qiao {

QwenCliVault::QwenCliVault(QwenCliFile file, const Clock &clock, const RefreshTiming &timing)
    : CredentialsVault(file.accountName),
      m_path(file.path),
      m_partialWaits(timing.partialWaits),
      m_lock(file.lockPath(), clock, timing.lock)
{
    m_lookAgain.setSingleShot(true);
    connect(&m_lookAgain, &QTimer::timeout, this, &QwenCliVault::readFile);
    connect(&m_lock, &QwenCliLock::acquired, this, &QwenCliVault::locked);
    connect(&m_lock, &QwenCliLock::failed, this, &QwenCliVault::lockFailed);
}

void QwenCliVault::read()
{
    m_partialReads = 0;
    readFile();
}

void QwenCliVault::readFile()
{
    const auto read = readQwenCliFile(m_path);
    if (!read && read.error() == CredentialsFault::NotJson && m_partialReads < m_partialWaits.size()) {
        m_lookAgain.start(m_partialWaits[m_partialReads++]);
    } else if (read) {
        Q_EMIT readFinished(*read);
    } else {
        Q_EMIT readFinished(tl::make_unexpected(unusableFileError(file(), read.error())));
    }
}

Result<void> QwenCliVault::checkWritable() const
{
    return checkReplaceable(m_path);
}

void QwenCliVault::write(const QwenCliCredentials &credentials)
{
    Q_EMIT written(writePrivateFile(m_path, serialise(credentials)));
}

Error QwenCliVault::needsSignIn() const
{
    return needsSignInError(file());
}

} // namespace qiao
