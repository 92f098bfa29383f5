#include "accounts/keychainsecretstore.h"

#include "accounts/secreterrors.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThread>

#include <memory>

namespace qiao {

KeychainSecretStore::KeychainSecretStore(const KeychainOptions &options, QObject *parent)
    : SecretStore(parent), m_queue(new KeychainQueue(options))
{
    auto *application = QCoreApplication::instance();
    m_queue->moveToThread(application->thread());
    // Not its child at once: parents and children have to be on the thread that ties them.
    QMetaObject::invokeMethod(
        m_queue, [queue = m_queue.data(), application] { queue->setParent(application); });
}

KeychainSecretStore::~KeychainSecretStore()
{
    if (m_queue) {
        QMetaObject::invokeMethod(m_queue, &KeychainQueue::retire);
    }
}

QFuture<Result<std::optional<QByteArray>>> KeychainSecretStore::read(const QString &id)
{
    auto promise = std::make_shared<QPromise<Result<std::optional<QByteArray>>>>();
    promise->start();
    request({.kind = KeychainRequest::Kind::Read,
        .id = id,
        .done = [promise](const KeychainRequest::Outcome &outcome) {
            promise->addResult(outcome);
            promise->finish();
        }});
    return promise->future();
}

QFuture<Result<void>> KeychainSecretStore::write(const QString &id, const QByteArray &secret)
{
    return change(KeychainRequest::Kind::Write, id, secret);
}

QFuture<Result<void>> KeychainSecretStore::remove(const QString &id)
{
    return change(KeychainRequest::Kind::Remove, id, {});
}

QFuture<Result<void>> KeychainSecretStore::change(
    KeychainRequest::Kind kind, const QString &id, const QByteArray &secret)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    request({.kind = kind,
        .id = id,
        .secret = secret,
        .done = [promise](const KeychainRequest::Outcome &outcome) {
            promise->addResult(outcome ? Result<void>() : Result<void>(tl::make_unexpected(outcome.error())));
            promise->finish();
        }});
    return promise->future();
}

void KeychainSecretStore::request(const KeychainRequest &request)
{
    if (!m_queue) {
        request.done(tl::make_unexpected(silentKeyringError()));
        return;
    }
    // Queued also on the queue's own thread, so that nothing is answered before the caller has its future.
    QMetaObject::invokeMethod(
        m_queue, [queue = m_queue.data(), request] { queue->add(request); }, Qt::QueuedConnection);
}

qsizetype keychainEntryLimit()
{
#ifdef Q_OS_WIN
    return 5 * 512; // CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h
#else
    return 0;
#endif
}

} // namespace qiao
