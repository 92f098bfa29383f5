#include "support/fakesecretstore.h"

#include <QPromise>

namespace qiao::test {

namespace {

/// A future that has its result on the next turn of the event loop.
template <typename T> QFuture<T> answered(QObject *context, T result)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QMetaObject::invokeMethod(
        context,
        [promise, result = std::move(result)] {
            promise->addResult(result);
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

} // namespace

QFuture<Result<std::optional<QByteArray>>> FakeSecretStore::read(const QString &id)
{
    Result<std::optional<QByteArray>> result = std::nullopt;
    if (readFault) {
        result = tl::make_unexpected(*readFault);
    } else if (secrets.contains(id)) {
        result = secrets.value(id);
    }
    return answered(this, result);
}

QFuture<Result<void>> FakeSecretStore::write(const QString &id, const QByteArray &secret)
{
    ++writeCount;
    if (writeFault) {
        return answered<Result<void>>(this, tl::make_unexpected(*writeFault));
    }
    secrets.insert(id, secret);
    return answered(this, Result<void>());
}

QFuture<Result<void>> FakeSecretStore::remove(const QString &id)
{
    if (writeFault) {
        return answered<Result<void>>(this, tl::make_unexpected(*writeFault));
    }
    secrets.remove(id);
    return answered(this, Result<void>());
}

} // namespace qiao::test
