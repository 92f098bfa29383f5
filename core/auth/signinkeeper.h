#pragma once

#include "accounts/account.h"
#include "accounts/accountprobe.h"
#include "auth/qwenoauth.h"

#include <qiao/result.h>

#include <QFuture>
#include <QString>

namespace qiao {

/// Where a sign-in that was granted becomes an account. Errors are those of AccountEditor, which is one.
class SignInKeeper
{
public:
    virtual ~SignInKeeper() = default;

    /// Keeps the tokens of a sign-in under \a name: a new account, or an own sign-in account signed in again.
    [[nodiscard]] virtual QFuture<Result<Account>> keepSignIn(
        const QString &name, const TokenResponse &tokens) = 0;
    /// Ok when keepSignIn(\a name) could succeed.
    [[nodiscard]] virtual Result<void> checkSignInName(const QString &name) const = 0;
    /// A name that no account has: \a wish, or "\a wish-2", ….
    [[nodiscard]] virtual QString unusedName(const QString &wish) const = 0;
    /// One real request for the account \a name; \a model: what to ask for, empty: the first it is known to
    /// open.
    [[nodiscard]] virtual QFuture<Result<ProbeOutcome>> test(const QString &name, const QString &model) = 0;

protected:
    SignInKeeper() = default;
    Q_DISABLE_COPY_MOVE(SignInKeeper)
};

} // namespace qiao
