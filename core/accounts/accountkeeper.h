#pragma once

#include "accounts/account.h"
#include "accounts/clock.h"
#include "auth/qwenoauth.h"

#include <qiao/result.h>

#include <QFuture>
#include <QObject>

#include <functional>

namespace qiao {

class AccountStore;
class SecretStore;

/// What a sign-in keeps in the secret store; empty when the service gave too little to be read back.
[[nodiscard]] QByteArray signInSecret(const TokenResponse &tokens, TimePoint now);

/// Own accounts and their secrets, which lie in two places: keeps the two in agreement. An account appears
/// when its secret is there, and its secret goes after it. Lives on the worker thread.
class AccountKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    AccountKeeper(AccountStore &store, SecretStore &secrets, QObject *parent = nullptr);

    /// Adds \a account. Its secret is written first, which may take as long as somebody takes to unlock a
    /// keyring; then \a admit is asked again, and an account that cannot be added leaves no secret behind.
    [[nodiscard]] QFuture<Result<Account>> add(
        const Account &account, const QByteArray &secret, const std::function<Result<void>()> &admit);
    /// Gives \a account another secret.
    [[nodiscard]] QFuture<Result<Account>> replaceSecret(const Account &account, const QByteArray &secret);
    /// Removes what \a account, which is gone from the store, leaves behind. The error says that the account
    /// went and its secret did not.
    [[nodiscard]] QFuture<Result<void>> removeSecret(const Account &account);
    /// Ok when no own account has \a key; Rejected (409) names the one that has.
    [[nodiscard]] QFuture<Result<void>> checkKeyIsNew(const QByteArray &key);

private:
    AccountStore &m_store;
    SecretStore &m_secrets;
};

} // namespace qiao
