#pragma once

#include "accounts/account.h"
#include "accounts/clock.h"
#include "accounts/qwencliaccounts.h"
#include "accounts/secretstore.h"
#include "auth/tokenrefresher.h"

#include <qiao/accountsummary.h>
#include <qiao/settings.h>

#include <QHash>

namespace qiao {

/// Gets what speaks for an account: the Qwen CLI's files and Qiao's own sign-ins, refreshed when they have to
/// be, keys from the secret store, the environment's key. The secret store is asked when a request needs a
/// secret, never to list accounts: until then an own account counts as having one.
class AccountCredentials : public QObject
{
    Q_OBJECT

public:
    /// \a secrets and \a upstream have to outlive it.
    AccountCredentials(const Settings &settings, SecretStore &secrets, Upstream &upstream, const Clock &clock,
        RefreshTiming timing, QObject *parent = nullptr);

    [[nodiscard]] QwenCliAccounts &files() { return *m_files; }
    [[nodiscard]] const QwenCliAccounts &files() const { return *m_files; }

    /// See AccountPool.
    [[nodiscard]] QFuture<Result<Credential>> credential(const Account &account);
    [[nodiscard]] QFuture<Result<Credential>> replacement(const Account &account, const QByteArray &rejected);

    /// The account worked: what was held against its credential is over.
    void worked(const Account &account);
    /// These are the accounts now: what is known of others is dropped, sentences use the new names.
    void keepOnly(const QList<Account> &accounts);

    /// False when the account is known to have no credential.
    [[nodiscard]] bool isThere(const Account &account) const;
    /// How the account stands by its credential alone.
    [[nodiscard]] AccountSummary summary(const Account &account) const;

Q_SIGNALS:
    /// A summary() may be different now.
    void changed();
    /// See AccountPool.
    void tokenRefreshed(bool worked);
    /// A sentence for the person at the terminal.
    void warningRaised(const QString &sentence);

private:
    [[nodiscard]] const QwenCliAccount *listedFile(const Account &account) const;
    [[nodiscard]] QwenCliAccount readFile(const Account &account);
    [[nodiscard]] QFuture<Result<Credential>> linkedCredential(const Account &account);
    [[nodiscard]] QFuture<Result<Credential>> keptKey(const Account &account, const QByteArray &rejected);
    [[nodiscard]] Result<Credential> keyCredential(const Account &account, const QByteArray &key) const;
    [[nodiscard]] QFuture<Result<Credential>> refreshed(const Account &account, const QByteArray &rejected);
    [[nodiscard]] QFuture<Result<Credential>> refusedWhenNew(const Account &account, const QByteArray &token);
    [[nodiscard]] TokenRefresher &refresher(const Account &account);
    [[nodiscard]] AccountSummary linkedSummary(AccountSummary summary, const Account &account) const;
    [[nodiscard]] AccountSummary ownSummary(AccountSummary summary, const Account &account) const;
    void note(const QString &accountId, const Error *error);

    QByteArray m_environmentKey;
    QUrl m_plansUrl;
    QUrl m_tokenUrl;
    QString m_lockFolder;
    SecretStore &m_secrets;
    Upstream &m_upstream;
    Clock m_clock;
    RefreshTiming m_timing;
    QwenCliAccounts *m_files; ///< a child
    // by account id
    QHash<QString, TokenRefresher *> m_refreshers; ///< children
    QHash<QString, QByteArray> m_refusedTokens; ///< brand-new access tokens the service refused
    QHash<QString, QString> m_missing; ///< why an own account has no usable secret
};

} // namespace qiao
