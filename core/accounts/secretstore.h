#pragma once

#include <qiao/result.h>

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>

#include <optional>

namespace qiao {

/// Where secrets are kept, by account id. May be used from one thread; the futures are to be awaited with
/// whenFinished(). Secrets are bytes of any length.
///
/// Errors are sentences that name the choices there are: Transient (503, retryHelps false) while the place is
/// missing or locked and the user can open it, Internal (500) when it failed.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The secret, or nullopt when there is none under \a id.
    [[nodiscard]] virtual QFuture<Result<std::optional<QByteArray>>> read(const QString &id) = 0;
    /// Keeps \a secret under \a id, in place of what was there.
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString &id, const QByteArray &secret) = 0;
    /// Ok as well when there was none.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &id) = 0;
    /// Makes the next read ask the place itself: another program may have changed the secret. Without effect
    /// on stores that keep no copy.
    virtual void forget(const QString &id) { static_cast<void>(id); }
};

} // namespace qiao
