#pragma once

#include "accounts/accountpool.h"
#include "accounts/clock.h"
#include "accounts/qwencliaccounts.h"
#include "auth/tokenrefresher.h"

#include <qiao/settings.h>

#include <QHash>
#include <QSet>
#include <QTimer>

namespace qiao {

/// The accounts of this machine: the Qwen CLI's credential files ("default", then the others by name), then
/// the key in the environment ("env"), which hides a file of that name.
class LocalAccountPool : public AccountPool
{
    Q_OBJECT

public:
    /// \a upstream sends the refreshes and has to outlive the pool.
    LocalAccountPool(const Settings &settings, Upstream &upstream, Clock clock = systemTime,
        RefreshTiming timing = {}, QObject *parent = nullptr);

    [[nodiscard]] QList<AccountSummary> summaries() const override;
    [[nodiscard]] Result<Account> choose(const AccountWish &wish) override;
    [[nodiscard]] QFuture<Result<Credential>> credential(const Account &account) override;
    [[nodiscard]] QFuture<Result<Credential>> replacement(
        const Account &account, const QByteArray &rejected) override;
    void reportWorked(const Account &account, qint64 tokens) override;
    void reportRefused(const Account &account, const Error &error) override;
    [[nodiscard]] bool mayFailOver(const Account &account, const Error &error) const override;

private:
    [[nodiscard]] QList<QwenCliAccount> fileAccounts() const;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QString defaultName() const;
    [[nodiscard]] bool hasEnvironmentKey() const { return !m_key.isEmpty(); }
    [[nodiscard]] Result<Credential> environmentCredential() const;
    [[nodiscard]] AccountSummary summary(const QwenCliAccount &account) const;
    [[nodiscard]] AccountSummary environmentSummary() const;
    [[nodiscard]] QFuture<Result<Credential>> refreshed(const QwenCliFile &file, const QByteArray &rejected);
    [[nodiscard]] TokenRefresher &refresher(const QwenCliFile &file);
    void review();
    void warnOnce(const QString &sentence);

    QString m_defaultAccount;
    QByteArray m_key;
    QUrl m_keyUrl;
    QUrl m_tokenUrl;
    Upstream &m_upstream;
    Clock m_clock;
    RefreshTiming m_timing;
    QwenCliAccounts *m_files; ///< a child
    QTimer *m_nextState; ///< a child; fires when time alone changes a summary
    QHash<QString, TokenRefresher *> m_refreshers; ///< children
    QHash<QString, QByteArray> m_refusedTokens; ///< brand-new access tokens the service refused
    QHash<QString, QString> m_refusedKeys; ///< why, by account name
    QList<AccountSummary> m_announced;
    QSet<QString> m_warned;
};

} // namespace qiao
