#include "accounts/accountcredentials.h"

#include "accounts/accounterrors.h"
#include "accounts/accountlist.h"
#include "accounts/accountstates.h"
#include "accounts/finishedfuture.h"
#include "accounts/hostpolicy.h"
#include "accounts/plans.h"
#include "auth/qwenclivault.h"
#include "auth/secretstorevault.h"
#include "logging/redaction.h"

#include <qiao/whenfinished.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace qiao {

namespace {

Result<Credential> signInCredential(const Result<QwenCliCredentials> &credentials, const QUrl &proxy)
{
    return credentials.and_then([&proxy](const QwenCliCredentials &signIn) {
        return serviceBaseUrl(signIn.resourceUrl).map([&](const QUrl &url) {
            return Credential{.token = signIn.accessToken, .baseUrl = url, .proxy = proxy};
        });
    });
}

QFuture<Result<Credential>> ready(const Result<Credential> &credential)
{
    return finishedFuture(credential);
}

QFuture<Result<Credential>> failed(const Error &error)
{
    return finishedFuture(Result<Credential>(tl::make_unexpected(error)));
}

} // namespace

AccountCredentials::AccountCredentials(const Settings &settings, SecretStore &secrets, Upstream &upstream,
    const Clock &clock, RefreshTiming timing, QObject *parent)
    : QObject(parent),
      m_environmentKey(settings.environmentKey.trimmed().toUtf8()),
      m_plansUrl(settings.plansUrl),
      m_tokenUrl(tokenEndpoint(settings.oauthUrl)),
      m_lockFolder(signInLockFolder(settings.dataFolder)),
      m_secrets(secrets),
      m_upstream(upstream),
      m_clock(clock),
      m_timing(std::move(timing)),
      m_files(new QwenCliAccounts(settings.qwenHome, this))
{
    connect(m_files, &QwenCliAccounts::changed, this, &AccountCredentials::changed);
}

QFuture<Result<Credential>> AccountCredentials::credential(const Account &account)
{
    switch (account.source) {
    case Account::Source::Linked:
        return linkedCredential(account);
    case Account::Source::Environment:
        return ready(keyCredential(account, m_environmentKey));
    case Account::Source::Own:
        break;
    }
    return account.kind == AccountKind::QwenSignIn ? refreshed(account, {}) : keptKey(account, {});
}

QFuture<Result<Credential>> AccountCredentials::linkedCredential(const Account &account)
{
    const QwenCliAccount now = readFile(account);
    if (now.credentials && isFresh(*now.credentials, m_clock())) {
        return ready(signInCredential(*now.credentials, account.proxy));
    }
    if (now.file.path.isEmpty()) {
        return failed(unusableFileError(now.file, CredentialsFault::Missing));
    }
    return refreshed(account, {});
}

QFuture<Result<Credential>> AccountCredentials::replacement(
    const Account &account, const QByteArray &rejected)
{
    if (account.source == Account::Source::Environment) {
        return failed(keyRefusedError(account));
    }
    if (account.kind != AccountKind::QwenSignIn) {
        return keptKey(account, rejected);
    }
    if (account.source == Account::Source::Linked) {
        const QwenCliAccount now = readFile(account);
        if (now.file.path.isEmpty()) {
            return failed(unusableFileError(now.file, CredentialsFault::Missing));
        }
        if (!now.credentials || now.credentials->accessToken != rejected) {
            return refreshed(account, rejected);
        }
    }
    return refusedWhenNew(account, rejected);
}

QFuture<Result<Credential>> AccountCredentials::refusedWhenNew(
    const Account &account, const QByteArray &token)
{
    if (!refresher(account).isBrandNew(token)) {
        return refreshed(account, token);
    }
    m_refusedTokens.insert(account.id, token);
    Q_EMIT changed();
    return failed(freeTierEndedError());
}

QFuture<Result<Credential>> AccountCredentials::refreshed(const Account &account, const QByteArray &rejected)
{
    auto refresh = refresher(account).refresh(rejected);
    if (account.source == Account::Source::Own) {
        whenFinished(refresh, this, [this, id = account.id](const Result<QwenCliCredentials> &result) {
            note(id, result ? nullptr : &result.error());
        });
    }
    // a pure continuation without a context: each waiter's result is its own
    return refresh.then([account](const Result<QwenCliCredentials> &credentials) -> Result<Credential> {
        if (!credentials && credentials.error().kind == Error::Kind::Cancelled) {
            return tl::make_unexpected(accountGoneError(account));
        }
        return signInCredential(credentials, account.proxy);
    });
}

QFuture<Result<Credential>> AccountCredentials::keptKey(const Account &account, const QByteArray &rejected)
{
    QPromise<Result<Credential>> promise;
    promise.start();
    auto future = promise.future();
    whenFinished(m_secrets.read(account.id), this,
        [this, account, rejected,
            promise = std::make_shared<QPromise<Result<Credential>>>(std::move(promise))](
            const Result<std::optional<QByteArray>> &secret) {
            const Result<Credential> credential =
                secret.and_then([&](const std::optional<QByteArray> &key) -> Result<Credential> {
                    return key ? keyCredential(account, *key) : tl::make_unexpected(keyGoneError(account));
                });
            note(account.id, credential ? nullptr : &credential.error());
            const bool isRefused = credential && credential->token == rejected;
            promise->addResult(
                isRefused ? Result<Credential>(tl::make_unexpected(keyRefusedError(account))) : credential);
            promise->finish();
        });
    return future;
}

Result<Credential> AccountCredentials::keyCredential(const Account &account, const QByteArray &key) const
{
    if (!isToken(key)) {
        return tl::make_unexpected(keyRefusedError(account));
    }
    rememberSecret(key);
    const QUrl url = redirectedToStandIn(account.baseUrl, m_plansUrl);
    const QUrl anthropic = redirectedToStandIn(account.anthropicBaseUrl, m_plansUrl);
    const bool hasAnthropic = speaksMessages(account) && checkTypedUrl(anthropic);
    return checkTypedUrl(url).map([&] {
        return Credential{.token = key,
            .baseUrl = url,
            .proxy = account.proxy,
            .anthropicBaseUrl = hasAnthropic ? anthropic : QUrl()};
    });
}

const QwenCliAccount *AccountCredentials::listedFile(const Account &account) const
{
    const QString fileName = linkedFileName(account.id);
    const auto &files = m_files->accounts();
    const auto found = std::find_if(files.cbegin(), files.cend(),
        [&fileName](const QwenCliAccount &file) { return QFileInfo(file.file.path).fileName() == fileName; });
    return found == files.cend() ? nullptr : &*found;
}

QwenCliAccount AccountCredentials::readFile(const Account &account)
{
    const QwenCliAccount *listed = listedFile(account);
    // a copy: the list that it stands in may change while the file is read
    const QString listedName = listed == nullptr ? QString() : listed->file.accountName;
    QwenCliAccount now = listed == nullptr
        ? QwenCliAccount{.file = {}, .credentials = tl::make_unexpected(CredentialsFault::Missing)}
        : m_files->read(listedName);
    now.file.accountName = account.name;
    return now;
}

TokenRefresher &AccountCredentials::refresher(const Account &account)
{
    auto *&refresher = m_refreshers[account.id];
    if (refresher == nullptr) {
        std::unique_ptr<CredentialsVault> vault;
        if (account.source == Account::Source::Linked) {
            const QString path = QDir(m_files->folder()).filePath(linkedFileName(account.id));
            vault = std::make_unique<QwenCliVault>(QwenCliFile{account.name, path}, m_clock, m_timing);
        } else {
            vault = std::make_unique<SecretStoreVault>(
                SecretStoreVault::Owner{account.id, account.name}, m_secrets, m_lockFolder, m_timing);
        }
        refresher = new TokenRefresher(std::move(vault), m_tokenUrl, m_upstream, m_clock, m_timing, this);
        if (account.source == Account::Source::Linked) {
            connect(refresher, &TokenRefresher::refreshed, m_files, &QwenCliAccounts::rescan);
        }
        connect(refresher, &TokenRefresher::refreshed, this, &AccountCredentials::changed);
        connect(refresher, &TokenRefresher::serviceAnswered, this, &AccountCredentials::tokenRefreshed);
        connect(refresher, &TokenRefresher::warningRaised, this, &AccountCredentials::warningRaised);
    }
    return *refresher;
}

void AccountCredentials::note(const QString &accountId, const Error *error)
{
    // a locked keyring, or a service that does not answer, says nothing about the secret
    if (error != nullptr && error->kind != Error::Kind::NeedsLogin) {
        return;
    }
    const QString reason = error == nullptr ? QString() : error->message;
    if (m_missing.value(accountId) == reason) {
        return;
    }
    if (reason.isEmpty()) {
        m_missing.remove(accountId);
    } else {
        m_missing.insert(accountId, reason);
    }
    Q_EMIT changed();
}

void AccountCredentials::worked(const Account &account)
{
    if (m_refusedTokens.remove(account.id) + m_missing.remove(account.id) > 0) {
        Q_EMIT changed();
    }
}

void AccountCredentials::keepOnly(const QList<Account> &accounts)
{
    QSet<QString> ids;
    for (const Account &account : accounts) {
        ids.insert(account.id);
        if (auto *refresher = m_refreshers.value(account.id)) {
            refresher->setAccountName(account.name);
        }
    }
    // a file may come back, and what is known of its tokens holds as long as they do
    const auto isGone = [&ids](
                            const QString &id) { return !ids.contains(id) && linkedFileName(id).isEmpty(); };
    m_refreshers.removeIf([this, &isGone](const auto &entry) {
        if (!isGone(entry.key())) {
            return false;
        }
        // whoever waits for it is told, from the event loop
        entry.value()->disconnect(this);
        entry.value()->deleteLater();
        return true;
    });
    m_refusedTokens.removeIf([&isGone](const auto &entry) { return isGone(entry.key()); });
    m_missing.removeIf([&isGone](const auto &entry) { return isGone(entry.key()); });
}

} // namespace qiao
