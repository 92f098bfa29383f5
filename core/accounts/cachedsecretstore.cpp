#include "accounts/cachedsecretstore.h"

#include "accounts/finishedfuture.h"
#include "accounts/wipe.h"

#include <qiao/whenfinished.h>

namespace qiao {

CachedSecretStore::CachedSecretStore(std::unique_ptr<SecretStore> inner, QObject *parent)
    : SecretStore(parent), m_inner(std::move(inner))
{ }

CachedSecretStore::~CachedSecretStore()
{
    for (Entry &entry : m_entries) {
        wipe(entry.secret);
    }
}

QFuture<Result<std::optional<QByteArray>>> CachedSecretStore::read(const QString &id)
{
    Entry &entry = m_entries[id];
    if (entry.known) {
        return finishedFuture<Result<std::optional<QByteArray>>>(deepCopy(entry.secret));
    }
    auto reader = std::make_shared<ReadPromise>();
    reader->start();
    const auto future = reader->future();
    if (entry.running) {
        entry.running->readers.push_back(std::move(reader));
        return future;
    }
    auto read = std::make_shared<RunningRead>();
    read->readers.push_back(std::move(reader));
    entry.running = read;
    whenFinished(m_inner->read(id), this,
        [this, id, read](const Result<std::optional<QByteArray>> &result) { finishRead(id, read, result); });
    return future;
}

QFuture<Result<void>> CachedSecretStore::write(const QString &id, const QByteArray &secret)
{
    const quint64 change = beginChange(id);
    return finishChange(m_inner->write(id, secret), id, change, secret);
}

QFuture<Result<void>> CachedSecretStore::remove(const QString &id)
{
    const quint64 change = beginChange(id);
    return finishChange(m_inner->remove(id), id, change, std::nullopt);
}

void CachedSecretStore::forget(const QString &id)
{
    static_cast<void>(beginChange(id));
}

void CachedSecretStore::finishRead(const QString &id, const std::shared_ptr<RunningRead> &read,
    const Result<std::optional<QByteArray>> &result)
{
    if (Entry &entry = m_entries[id]; entry.running == read) {
        entry.running.reset();
        if (result && *result) {
            entry.secret = deepCopy(**result);
            entry.known = true;
        }
    }
    for (const auto &reader : std::exchange(read->readers, {})) {
        reader->addResult(result);
        reader->finish();
    }
}

/// From here on the old secret is not handed out any more, and reads that run are not joined or kept.
quint64 CachedSecretStore::beginChange(const QString &id)
{
    Entry &entry = m_entries[id];
    wipe(entry.secret);
    entry = {.change = ++m_lastChange};
    return entry.change;
}

QFuture<Result<void>> CachedSecretStore::finishChange(const QFuture<Result<void>> &inner, const QString &id,
    quint64 change, const std::optional<QByteArray> &secret)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    whenFinished(inner, this, [this, promise, id, change, secret](const Result<void> &result) {
        Entry &entry = m_entries[id];
        if (result && secret && entry.change == change) {
            wipe(entry.secret);
            entry.secret = deepCopy(*secret);
            entry.known = true;
        }
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

} // namespace qiao
