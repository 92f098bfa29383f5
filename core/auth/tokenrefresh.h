#pragma once

#include "auth/credentialsvault.h"
#include "auth/qwenoauth.h"
#include "auth/refreshtiming.h"
#include "upstream/collectedanswer.h"

#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace qiao {

/// A renewal that could not be written down: what the vault still says, and what is true.
struct UnsavedRenewal
{
    QByteArray spentRefreshToken;
    QwenCliCredentials credentials;
    TimePoint lastTried = {};
};

/// What one refresh is about.
struct RefreshTask
{
    QUrl tokenUrl;
    /// A refresh token the service has refused already; it is not tried again.
    QByteArray deadRefreshToken = {};
    std::optional<UnsavedRenewal> unsaved = {};
};

/// How a refresh ended.
struct RefreshOutcome
{
    Result<QwenCliCredentials> result;
    /// What is known of the credentials now, fresh or not; absent when they could not be read.
    std::optional<QwenCliCredentials> latest = {};
    /// After a failure other than a refusal: the old credentials, if their access token has not run out.
    std::optional<QwenCliCredentials> stillGood = {};
    bool fromService = false; ///< the access token was handed out by this refresh
    QByteArray deadRefreshToken = {}; ///< the service refused this one
    std::optional<UnsavedRenewal> unsaved = {}; ///< the renewal that is written nowhere
    QString warning = {}; ///< a sentence for the person at the terminal; may be empty
};

/// One refresh of the credentials in one vault, from reading them to writing them back: looks whether there
/// is something better, takes the lock, looks again, asks the service, saves. Never blocks for longer than
/// the vault does. Destroying it aborts the request; the lock is the vault's to release.
class TokenRefresh : public QObject
{
    Q_OBJECT

public:
    /// \a vault and \a upstream have to outlive what happens between start() and finished().
    TokenRefresh(RefreshTask task, CredentialsVault &vault, Upstream &upstream, Clock clock,
        RefreshTiming timing, QObject *parent = nullptr);
    ~TokenRefresh() override;

    void start();

    /// An access token that must not be the result, because the service refused it.
    void reject(const QByteArray &accessToken);

Q_SIGNALS:
    /// Exactly once, from the event loop or from inside start(), when the lock is released already.
    void finished(const qiao::RefreshOutcome &outcome);
    /// Each time that the service was asked for a new token: it gave one, or it did not.
    void serviceAnswered(bool worked);

private:
    enum class Step { Looking, Locked, Refused, LastLook, Saving };

    void look(Step step);
    void haveRead(Result<QwenCliCredentials> read);
    void preferUnsaved(Result<QwenCliCredentials> &read);
    void decide(const QwenCliCredentials &current);
    void decideAfterRefusal(const QwenCliCredentials &current);
    void askService();
    void haveAnswer(const CollectedAnswer &answer);
    void save(const Result<QwenCliCredentials> &read);
    void write(const QwenCliCredentials &credentials, const QByteArray &spentRefreshToken, bool fromService);
    void haveWritten(const Result<void> &result);
    void finish(RefreshOutcome outcome);
    void finishWithFailure(const Error &error);
    void finishAsDead();

    [[nodiscard]] bool isUsable(const QwenCliCredentials &credentials) const;
    [[nodiscard]] bool isUnsaved(const QwenCliCredentials &credentials) const;
    [[nodiscard]] bool mayTryToSave() const;

    RefreshTask m_task;
    CredentialsVault &m_vault;
    Upstream &m_upstream;
    Clock m_clock;
    RefreshTiming m_timing;
    QSet<QByteArray> m_rejected;
    Step m_step = Step::Looking;
    QwenCliCredentials m_current; ///< as last read
    QTimer m_lastLook;
    std::unique_ptr<CollectedCall> m_call;
    TokenResponse m_granted;
    UnsavedRenewal m_toSave; ///< while it is being written
    bool m_isNew = false; ///< whether that came out of this refresh
    bool m_triedAgain = false;
};

} // namespace qiao
