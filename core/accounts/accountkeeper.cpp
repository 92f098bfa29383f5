#include "accounts/accountkeeper.h"

#include "accounts/accountstore.h"
#include "accounts/editerrors.h"
#include "accounts/qwenclicredentials.h"
#include "accounts/secretstore.h"

#include <qiao/whenfinished.h>

namespace qiao {

namespace {

template <typename T> using Promise = std::shared_ptr<QPromise<Result<T>>>;

template <typename T> Promise<T> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T> void finish(const Promise<T> &promise, const Result<T> &result)
{
    promise->addResult(result);
    promise->finish();
}

/// Looks at the keys of \a accounts one by one.
void compareNext(SecretStore &secrets, QObject *context, QList<Account> accounts, const QByteArray &key,
    const Promise<void> &promise)
{
    while (!accounts.isEmpty() && accounts.first().kind == AccountKind::QwenSignIn) {
        accounts.removeFirst();
    }
    if (accounts.isEmpty()) {
        finish(promise, Result<void>());
        return;
    }
    const Account account = accounts.takeFirst();
    whenFinished(secrets.read(account.id), context,
        [&secrets, context, accounts, account, key, promise](
            const Result<std::optional<QByteArray>> &secret) {
            if (!secret) {
                finish(promise, Result<void>(tl::make_unexpected(secret.error())));
            } else if (*secret == key) {
                finish(promise, Result<void>(tl::make_unexpected(keyKnownError(account.name))));
            } else {
                compareNext(secrets, context, accounts, key, promise);
            }
        });
}

} // namespace

QByteArray signInSecret(const TokenResponse &tokens, TimePoint now)
{
    const QByteArray bytes = serialise({.accessToken = tokens.accessToken,
        .refreshToken = tokens.refreshToken,
        .tokenType = tokens.tokenType.isEmpty() ? QByteArrayLiteral("Bearer") : tokens.tokenType,
        .resourceUrl = tokens.resourceUrl,
        .expiresAt = now + tokens.lifetime});
    return parseQwenCliCredentials(bytes) ? bytes : QByteArray();
}

AccountKeeper::AccountKeeper(AccountStore &store, SecretStore &secrets, QObject *parent)
    : QObject(parent), m_store(store), m_secrets(secrets)
{ }

QFuture<Result<Account>> AccountKeeper::add(
    const Account &account, const QByteArray &secret, const std::function<Result<void>()> &admit)
{
    const auto promise = startedPromise<Account>();
    const auto haveSecret = [this, promise, account, admit](const Result<void> &written) {
        if (!written) {
            finish(promise, Result<Account>(tl::make_unexpected(written.error())));
            return;
        }
        const auto added = admit().and_then([&] { return m_store.add(account); });
        if (added) {
            finish(promise, Result<Account>(account));
            return;
        }
        whenFinished(
            m_secrets.remove(account.id), this, [promise, why = added.error()](const Result<void> &removed) {
                const Error error = removed ? why : secretLeftBehindError(why, removed.error());
                finish(promise, Result<Account>(tl::make_unexpected(error)));
            });
    };
    whenFinished(m_secrets.write(account.id, secret), this, haveSecret);
    return promise->future();
}

QFuture<Result<Account>> AccountKeeper::replaceSecret(const Account &account, const QByteArray &secret)
{
    const auto promise = startedPromise<Account>();
    whenFinished(m_secrets.write(account.id, secret), this, [promise, account](const Result<void> &written) {
        finish(promise, written.map([&account] { return account; }));
    });
    return promise->future();
}

QFuture<Result<void>> AccountKeeper::removeSecret(const Account &account)
{
    const auto promise = startedPromise<void>();
    whenFinished(
        m_secrets.remove(account.id), this, [promise, name = account.name](const Result<void> &removed) {
            finish(promise,
                removed ? removed
                        : Result<void>(tl::make_unexpected(secretNotRemovedError(name, removed.error()))));
        });
    return promise->future();
}

QFuture<Result<void>> AccountKeeper::checkKeyIsNew(const QByteArray &key)
{
    const auto promise = startedPromise<void>();
    compareNext(m_secrets, this, m_store.accounts(), key, promise);
    return promise->future();
}

} // namespace qiao
