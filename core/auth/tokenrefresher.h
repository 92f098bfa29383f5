#pragma once

#include "auth/tokenrefresh.h"

#include <QFuture>
#include <QPromise>

#include <memory>
#include <optional>
#include <vector>

namespace qiao {

/// Renews the credentials of one account: one refresh at a time, however many wait for it. The vault says
/// whose they are:
///
///     new TokenRefresher(std::make_unique<QwenCliVault>(file, clock, timing), …)   // a file of the CLI's
///     new TokenRefresher(std::make_unique<SecretStoreVault>(                       // Qiao's own sign-in
///         SecretStoreVault::Owner{account.id, account.name}, secrets, signInLockFolder(dataFolder), timing),
///         …)
class TokenRefresher : public QObject
{
    Q_OBJECT

public:
    /// \a upstream has to outlive it.
    TokenRefresher(std::unique_ptr<CredentialsVault> vault, QUrl tokenUrl, Upstream &upstream, Clock clock,
        RefreshTiming timing = {}, QObject *parent = nullptr);
    /// Whoever still waits gets Cancelled.
    ~TokenRefresher() override;

    /// Credentials fresh for at least 30 s whose access token is not \a rejected (empty: none was). Joins
    /// the refresh under way if there is one; each caller has a future of its own, and dropping it
    /// concerns nobody else. When the service cannot be reached, a token that has not run out yet is
    /// still handed to those it was not refused to. NeedsLogin when only a new sign-in can help.
    [[nodiscard]] QFuture<Result<QwenCliCredentials>> refresh(const QByteArray &rejected = {});

    /// The name that sentences call the account by.
    void setAccountName(const QString &name) { m_vault->setAccountName(name); }

    /// The credentials as last read or renewed, fresh or not; nullopt before the first refresh() is through.
    [[nodiscard]] const std::optional<QwenCliCredentials> &latest() const { return m_latest; }

    /// Whether the service refused this refresh token.
    [[nodiscard]] bool isDead(const QByteArray &refreshToken) const;

    /// Whether \a accessToken came out of a refresh of the last five minutes.
    [[nodiscard]] bool isBrandNew(const QByteArray &accessToken) const;

Q_SIGNALS:
    /// A refresh ended; what the file holds or how the account stands may have changed.
    void refreshed();
    /// The service was asked for a new token; it gave one, or it did not.
    void serviceAnswered(bool worked);
    /// A sentence for the person at the terminal.
    void warningRaised(const QString &sentence);

private:
    struct Waiter
    {
        QPromise<Result<QwenCliCredentials>> promise;
        QByteArray rejected;
    };

    void logOutcome(const RefreshOutcome &outcome) const;
    void startRefresh();
    void haveOutcome(const RefreshOutcome &outcome);

    std::unique_ptr<CredentialsVault> m_vault;
    RefreshTask m_task;
    std::optional<QwenCliCredentials> m_latest;
    Upstream &m_upstream;
    Clock m_clock;
    RefreshTiming m_timing;
    TokenRefresh *m_refresh = nullptr; ///< the one under way, a child
    std::vector<Waiter> m_waiters;
    QByteArray m_newestToken;
    TimePoint m_newestSince = {};
};

} // namespace qiao
