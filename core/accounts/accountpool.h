#pragma once

#include "accounts/account.h"

#include <qiao/accountsummary.h>
#include <qiao/result.h>
#include <qiao/settings.h>

#include <QFuture>
#include <QObject>
#include <QStringList>

namespace qiao {

/// Which account a request would like.
struct AccountWish
{
    QString forced = {}; ///< the only one that will do; empty: the user's choice
    /// What tells the requests of one conversation from others; empty: unknown. With the strategy
    /// "failover" a session stays with the account it was moved to.
    QByteArray session = {};
    /// Ids that this request has been refused with already; with "failover" the next one is chosen, and the
    /// reasons decide which may be.
    QStringList refusedIds = {};
};

/// Chooses the account of a request and gets its credential. Lives on the worker thread. Await the futures
/// with whenFinished(): then(context, …) crashes on Qt 6.4 when the context dies first.
class AccountPool : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// In list order.
    [[nodiscard]] virtual QList<AccountSummary> summaries() const = 0;

    /// The account \a wish.forced, or by strategy. NeedsLogin (401) when there is none, or none is left that
    /// has not refused; Rejected (400) naming the accounts there are when the forced one is unknown, or when
    /// the one to use is disabled.
    [[nodiscard]] virtual Result<Account> choose(const AccountWish &wish) = 0;

    /// A credential good for at least 30 s; refreshes when it has to, once however many callers wait.
    /// NeedsLogin as well when \a account was removed meanwhile.
    [[nodiscard]] virtual QFuture<Result<Credential>> credential(const Account &account) = 0;

    /// After a 401: a credential other than \a rejected. Refreshes unless a newer one is there already.
    /// NeedsLogin when the account has nothing better (a key, a dead refresh token).
    [[nodiscard]] virtual QFuture<Result<Credential>> replacement(
        const Account &account, const QByteArray &rejected) = 0;

    /// The service answered a request of \a account with success, using \a tokens in all (0: not told). Is
    /// counted, and ends what was held against the account.
    virtual void reportWorked(const Account &account, qint64 tokens) = 0;
    /// A request of \a account was refused with \a error; what it says about the account is remembered.
    virtual void reportRefused(const Account &account, const Error &error) = 0;
    /// Whether \a error, which a request met with \a account, may be answered by trying another account.
    [[nodiscard]] virtual bool mayFailOver(const Account &account, const Error &error) const = 0;

    [[nodiscard]] virtual AccountStrategy strategy() const = 0;
    /// Effective with the next choose(). Sessions go where they would go anew.
    virtual void setStrategy(AccountStrategy strategy) = 0;
    /// Empty: the first that has a credential. Effective with the next choose(), for every session.
    virtual void setDefaultAccount(const QString &name) = 0;

Q_SIGNALS:
    /// summaries() would answer something else now; told of counts at most four times a second.
    void changed();
    /// The service was asked for a new token of a sign-in.
    void tokenRefreshed(bool worked);
    /// A sentence for the person at the terminal.
    void warningRaised(const QString &sentence);
};

} // namespace qiao
