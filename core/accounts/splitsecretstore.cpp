#include "accounts/splitsecretstore.h"

#include "accounts/secreterrors.h"

#include <qiao/whenfinished.h>

#include <QPromise>

namespace qiao {

SplitSecretStore::SplitSecretStore(std::unique_ptr<SecretStore> inner, qsizetype entryLimit, QObject *parent)
    : SecretStore(parent), m_inner(std::move(inner)), m_entryLimit(entryLimit)
{ }

QFuture<Result<std::optional<QByteArray>>> SplitSecretStore::read(const QString &id)
{
    return enqueue<Secret>([this, id](const std::function<void(const Secret &)> &done) {
        whenFinished(m_inner->read(id), this, [this, id, done](const Secret &first) {
            if (!first || !*first) {
                done(first);
                return;
            }
            if (const auto head = partsHead(**first)) {
                readRest(id, head->slot, head->count, {**first}, done);
            } else {
                done(tl::make_unexpected(damagedSecretError()));
            }
        });
    });
}

QFuture<Result<void>> SplitSecretStore::write(const QString &id, const QByteArray &secret)
{
    return enqueue<Result<void>>([this, id, secret](const Done &done) {
        whenFinished(m_inner->read(id), this, [this, id, secret, done](const Secret &first) {
            if (!first) {
                done(tl::make_unexpected(first.error()));
                return;
            }
            const char slot = otherSlot(*first ? partsHead(**first) : std::nullopt);
            const char oldSlot = slot == 'a' ? 'b' : 'a';
            const auto parts = splitSecret(secret, m_entryLimit, slot);
            const int count = int(parts.size());
            writeParts(
                id, slot, parts, 1, [this, id, slot, oldSlot, count, done](const Result<void> &written) {
                    if (!written) {
                        done(written);
                        return;
                    }
                    // The new secret is in place: what cannot be cleared away now is with the next change.
                    removeParts(id, oldSlot, 1, [this, id, slot, count, done](const Result<void> &) {
                        removeParts(id, slot, count, [done](const Result<void> &) { done({}); });
                    });
                });
        });
    });
}

QFuture<Result<void>> SplitSecretStore::remove(const QString &id)
{
    return enqueue<Result<void>>([this, id](const Done &done) {
        whenFinished(m_inner->remove(id), this, [this, id, done](const Result<void> &removed) {
            if (!removed) {
                done(removed);
                return;
            }
            removeParts(id, 'a', 1, [this, id, done](const Result<void> &cleared) {
                removeParts(id, 'b', 1, [cleared, done](const Result<void> &clearedToo) {
                    done(cleared ? clearedToo : cleared);
                });
            });
        });
    });
}

template <typename T>
QFuture<T> SplitSecretStore::enqueue(std::function<void(std::function<void(const T &)> done)> operation)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    m_operations.push_back([this, promise, operation = std::move(operation)] {
        operation([this, promise](const T &result) {
            promise->addResult(result);
            promise->finish();
            m_running = false;
            next();
        });
    });
    next();
    return promise->future();
}

void SplitSecretStore::next()
{
    if (m_running || m_operations.empty()) {
        return;
    }
    m_running = true;
    const auto operation = std::move(m_operations.front());
    m_operations.pop_front();
    operation();
}

void SplitSecretStore::readRest(const QString &id, char slot, int count, const QList<QByteArray> &parts,
    const std::function<void(const Secret &)> &done)
{
    if (parts.size() == count) {
        const auto secret = joinSecret(parts);
        done(secret ? Secret(secret) : tl::make_unexpected(damagedSecretError()));
        return;
    }
    whenFinished(m_inner->read(partId(id, slot, int(parts.size()))), this,
        [this, id, slot, count, parts, done](const Secret &part) {
            if (!part) {
                done(part);
            } else if (!*part) {
                done(tl::make_unexpected(damagedSecretError()));
            } else {
                readRest(id, slot, count, parts + QList{**part}, done);
            }
        });
}

/// The first part last, because it makes the others count.
void SplitSecretStore::writeParts(
    const QString &id, char slot, const QList<QByteArray> &parts, int index, const Done &done)
{
    const int part = index % int(parts.size());
    whenFinished(m_inner->write(partId(id, slot, part), parts[part]), this,
        [this, id, slot, parts, index, part, done](const Result<void> &written) {
            if (written && part != 0) {
                writeParts(id, slot, parts, index + 1, done);
            } else {
                done(written);
            }
        });
}

/// All there are from part \a from on, also those that an interrupted change left behind. The last one first,
/// so that an interruption leaves no gap that would hide the ones behind it.
void SplitSecretStore::removeParts(const QString &id, char slot, int from, const Done &done)
{
    const QString part = partId(id, slot, from);
    whenFinished(m_inner->read(part), this, [this, id, slot, from, part, done](const Secret &found) {
        if (!found || !*found) {
            done(found ? Result<void>() : tl::make_unexpected(found.error()));
            return;
        }
        removeParts(id, slot, from + 1, [this, part, done](const Result<void> &removed) {
            if (removed) {
                whenFinished(m_inner->remove(part), this, done);
            } else {
                done(removed);
            }
        });
    });
}

} // namespace qiao
