#pragma once

#include "accounts/qwenclifiles.h"
#include "accounts/qwenclilock.h"
#include "auth/qwenoauth.h"
#include "upstream/upstream.h"

#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace qiao {

/// How long the steps of a refresh may take.
struct RefreshTiming
{
    /// Shorter than the 10 s after which an old CLI takes the lock away.
    std::chrono::milliseconds answerWithin{8'000};
    /// Waits before looking again at a file that is empty or cut short, as an old CLI leaves it for a moment.
    std::vector<std::chrono::milliseconds> partialWaits{
        std::chrono::milliseconds(50), std::chrono::milliseconds(100), std::chrono::milliseconds(200)};
    /// Wait before the last look at the file after a refusal: who used the refresh token first may still be
    /// writing.
    std::chrono::milliseconds lastLookAfter{1'000};
    QwenCliLockTiming lock = {};
};

/// A renewal that could not be written to the file: what the file still says, and what is true.
struct UnsavedRenewal
{
    QByteArray spentRefreshToken;
    QwenCliCredentials credentials;
};

/// What one refresh is about.
struct RefreshTask
{
    QwenCliFile file;
    QUrl tokenUrl;
    /// A refresh token the service has refused already; it is not tried again.
    QByteArray deadRefreshToken = {};
    std::optional<UnsavedRenewal> unsaved = {};
};

/// How a refresh ended.
struct RefreshOutcome
{
    Result<QwenCliCredentials> result;
    /// After a failure other than a refusal: the old credentials, if their access token has not run out.
    std::optional<QwenCliCredentials> stillGood = {};
    bool fromService = false; ///< the access token was handed out by this refresh
    QByteArray deadRefreshToken = {}; ///< the service refused this one
    std::optional<UnsavedRenewal> unsaved = {}; ///< the renewal that is in no file
    QString warning = {}; ///< a sentence for the person at the terminal; may be empty
};

/// One refresh of one credentials file, from reading it to writing it back: looks whether the file has
/// something better, takes the lock, looks again, asks the service, saves. Never blocks for longer than a
/// file access. Destroying it gives up, releases the lock and aborts the request.
class TokenRefresh : public QObject
{
    Q_OBJECT

public:
    TokenRefresh(
        RefreshTask task, Upstream &upstream, Clock clock, RefreshTiming timing, QObject *parent = nullptr);
    ~TokenRefresh() override;

    void start();

    /// An access token that must not be the result, because the service refused it.
    void reject(const QByteArray &accessToken);

Q_SIGNALS:
    /// Exactly once, from the event loop or from inside start(), when the lock is released already.
    void finished(const qiao::RefreshOutcome &outcome);

private:
    enum class Step { Looking, Locked, Refused, LastLook, Saving };

    void look(Step step);
    void readFile();
    void haveFile(const tl::expected<QwenCliCredentials, CredentialsFault> &read);
    void decide(const QwenCliCredentials &current);
    void decideAfterRefusal(const QwenCliCredentials &current);
    void askService();
    void haveAnswer();
    void haveNoAnswer();
    void save(const tl::expected<QwenCliCredentials, CredentialsFault> &read);
    void finish(RefreshOutcome outcome);
    void finishWithFailure(const Error &error);
    void finishAsDead();

    [[nodiscard]] bool isUsable(const QwenCliCredentials &credentials) const;

    RefreshTask m_task;
    Upstream &m_upstream;
    Clock m_clock;
    RefreshTiming m_timing;
    QSet<QByteArray> m_rejected;
    Step m_step = Step::Looking;
    std::size_t m_partialReads = 0;
    QwenCliCredentials m_current; ///< as last read
    QwenCliLock m_lock;
    QTimer m_lookAgain;
    QTimer m_deadline;
    std::unique_ptr<UpstreamCall> m_call;
    int m_answerStatus = 0;
    QByteArray m_answer;
    TokenResponse m_granted;
    bool m_triedAgain = false;
};

} // namespace qiao
