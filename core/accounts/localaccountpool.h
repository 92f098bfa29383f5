#pragma once

#include "accounts/accountcounts.h"
#include "accounts/accountcredentials.h"
#include "accounts/accounthealth.h"
#include "accounts/accountlist.h"
#include "accounts/accountpool.h"
#include "accounts/failover.h"
#include "accounts/sessionaccounts.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace qiao {

/// The accounts of this machine: the user's own in the order in which they were added, the Qwen CLI's
/// credential files ("default", then the others by name), the key in the environment ("env").
///
/// With the strategy "fixed" the default account serves, whatever is known of it: its answer is the truth.
/// With "failover" another one steps in while the default is throttled, out of quota, refused or without a
/// credential; see accountFor(). A service that fails (5xx, 504, no connection) is no reason to go elsewhere.
class LocalAccountPool : public AccountPool
{
    Q_OBJECT

public:
    /// \a store, \a secrets and \a upstream have to outlive the pool.
    LocalAccountPool(const Settings &settings, AccountStore &store, SecretStore &secrets, Upstream &upstream,
        Clock clock = systemTime, RefreshTiming timing = {}, QObject *parent = nullptr);

    /// Enabled or not, in list order.
    [[nodiscard]] const QList<Account> &accounts() const { return m_list.accounts; }
    [[nodiscard]] QList<AccountSummary> summaries() const override;
    [[nodiscard]] Result<Account> choose(const AccountWish &wish) override;
    [[nodiscard]] QFuture<Result<Credential>> credential(const Account &account) override;
    [[nodiscard]] QFuture<Result<Credential>> replacement(
        const Account &account, const QByteArray &rejected) override;
    void reportWorked(const Account &account, qint64 tokens) override;
    void reportRefused(const Account &account, const Error &error) override;
    [[nodiscard]] bool mayFailOver(const Account &account, const Error &error) const override;
    [[nodiscard]] AccountStrategy strategy() const override { return m_strategy; }
    void setStrategy(AccountStrategy strategy) override;
    void setDefaultAccount(const QString &name) override;
    /// The names of the accounts that are being signed in to; their state says so.
    void setSigningIn(const QSet<QString> &names);

private:
    [[nodiscard]] const Account *defaultAccount() const;
    [[nodiscard]] Result<Account> chooseForced(const QString &name);
    [[nodiscard]] Result<Account> failover(const Account &first, const AccountWish &wish);
    [[nodiscard]] FailoverCandidate candidate(const Account &account, const QStringList &refusedIds) const;
    [[nodiscard]] AccountSummary summary(const Account &account) const;
    void relist();
    void review();
    void warn();
    void warnOnce(const QString &sentence);

    QString m_defaultName;
    AccountStrategy m_strategy;
    std::optional<Account> m_environment;
    AccountStore &m_store;
    Clock m_clock;
    AccountCredentials *m_credentials; ///< a child
    AccountCounts *m_counts; ///< a child
    QTimer *m_nextState; ///< a child; fires when time alone changes a summary
    QTimer *m_countsTold; ///< a child; while it runs, counts have changed that were not announced
    AccountList m_list;
    QHash<QString, AccountHealth> m_health; ///< by account id
    SessionAccounts m_sessions;
    QList<AccountSummary> m_announced;
    QSet<QString> m_signingIn; ///< names
    QSet<QString> m_warned;
};

} // namespace qiao
