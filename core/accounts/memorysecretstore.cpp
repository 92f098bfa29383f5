#include "accounts/memorysecretstore.h"

#include "accounts/finishedfuture.h"
#include "accounts/wipe.h"

namespace qiao {

MemorySecretStore::~MemorySecretStore()
{
    for (QByteArray &secret : m_secrets) {
        wipe(secret);
    }
}

QFuture<Result<std::optional<QByteArray>>> MemorySecretStore::read(const QString &id)
{
    const auto found = m_secrets.constFind(id);
    return finishedFuture<Result<std::optional<QByteArray>>>(
        found == m_secrets.constEnd() ? std::nullopt : std::optional(deepCopy(*found)));
}

QFuture<Result<void>> MemorySecretStore::write(const QString &id, const QByteArray &secret)
{
    QByteArray &kept = m_secrets[id];
    wipe(kept);
    kept = deepCopy(secret);
    return finishedFuture(Result<void>());
}

QFuture<Result<void>> MemorySecretStore::remove(const QString &id)
{
    if (const auto found = m_secrets.find(id); found != m_secrets.end()) {
        wipe(*found);
        m_secrets.erase(found);
    }
    return finishedFuture(Result<void>());
}

} // namespace qiao
