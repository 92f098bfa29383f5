#pragma once

#include "accounts/account.h"

#include <qiao/accountsummary.h>
#include <qiao/result.h>

#include <QFuture>
#include <QObject>

namespace qiao {

/// Chooses the account of a request and gets its credential. Lives on the worker thread. Await the futures
/// with whenFinished(): then(context, …) crashes on Qt 6.4 when the context dies first.
class AccountPool : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QList<AccountSummary> summaries() const = 0;

    /// The account \a forced, or the default when \a forced is empty. NeedsLogin (401) when there is none,
    /// Rejected (400) naming the accounts there are when \a forced is unknown.
    [[nodiscard]] virtual Result<Account> choose(const QString &forced) const = 0;

    /// A credential good for at least 30 s; refreshes when it has to, once however many callers wait.
    [[nodiscard]] virtual QFuture<Result<Credential>> credential(const Account &account) = 0;

    /// After a 401: a credential other than \a rejected. Refreshes unless a newer one is there already.
    /// NeedsLogin when the account has nothing better (a key, a dead refresh token).
    [[nodiscard]] virtual QFuture<Result<Credential>> replacement(
        const Account &account, const QByteArray &rejected) = 0;

Q_SIGNALS:
    /// summaries() would answer something else now.
    void changed();
    /// A sentence for the person at the terminal.
    void warningRaised(const QString &sentence);
};

} // namespace qiao
