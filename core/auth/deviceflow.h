#pragma once

#include "accounts/clock.h"
#include "auth/pkce.h"
#include "auth/qwenoauth.h"
#include "upstream/collectedanswer.h"

#include <qiao/result.h>

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace qiao {

/// The pace of a device flow. Tests make a second of the service's shorter.
struct DeviceFlowTiming
{
    std::chrono::milliseconds second{1'000}; ///< of interval, Retry-After and the waits below
    std::chrono::seconds shortestInterval{2};
    std::chrono::seconds slowDownAdds{5}; ///< RFC 8628, section 3.5
    std::chrono::seconds longestWaitForNetwork{30};
    std::chrono::milliseconds answerWithin{30'000};
};

/// One device authorization grant (RFC 8628) with PKCE (RFC 7636, S256): asks for a code, then polls until it
/// is granted or over. The first poll goes out at once after poll() was called, the next ones the answer's
/// interval apart, but never less than 2 s. slow_down (400 or 429) adds 5 s; any other 429 is waited out
/// (Retry-After); so are server errors and the loss of the network, with growing waits of up to 30 s.
/// expired_token, access_denied, invalid_grant, 401 and the code's end by the wall clock finish it.
/// Destroying it, or cancel(), stops polling at once. Lives on the worker thread.
class DeviceFlow : public QObject
{
    Q_OBJECT

public:
    /// \a oauthUrl: base of the OAuth endpoints. \a upstream has to outlive it.
    DeviceFlow(QUrl oauthUrl, Upstream &upstream, Clock clock = systemTime,
        const DeviceFlowTiming &timing = {}, QObject *parent = nullptr);
    ~DeviceFlow() override;

    /// Once an object. Ends in authorized() or finished() with an error. A verification address that is
    /// neither https on an allowed host nor loopback is refused.
    void start();
    /// Begins polling; only after authorized().
    void poll();
    /// No signal comes any more.
    void cancel();

    /// Empty before authorized().
    [[nodiscard]] const DeviceAuthorization &authorization() const { return m_authorization; }

Q_SIGNALS:
    void authorized(const qiao::DeviceAuthorization &authorization);
    /// The loss of the network, or of the service, is being waited out (true), or over (false).
    void unreachable(bool unreachable);
    /// Exactly once, unless cancelled or destroyed; the object may be deleted (later) from the slot. Errors
    /// are sentences for people. NeedsLogin (400) with RFC 8628's word as code (expired_token,
    /// access_denied, invalid_grant); Rejected (403, 502); Transient (the service was not there to start).
    void finished(const qiao::Result<qiao::TokenResponse> &result);

private:
    using Receiver = void (DeviceFlow::*)(const Result<CollectedAnswer> &);

    void send(const UpstreamRequest &request, Receiver receiver);
    void haveDeviceAnswer(const Result<CollectedAnswer> &result);
    void sendPoll();
    void havePollAnswer(const Result<CollectedAnswer> &result);
    void waitOut(std::optional<std::chrono::seconds> retryAfter, bool isLoss);
    void setUnreachable(bool isUnreachable);
    void pollAgainIn(std::chrono::seconds wait);
    void watchExpiry();
    void finish(const Result<TokenResponse> &result);
    void stop();

    QUrl m_oauthUrl;
    Upstream &m_upstream;
    Clock m_clock;
    DeviceFlowTiming m_timing;
    Pkce m_pkce;
    DeviceAuthorization m_authorization;
    std::chrono::seconds m_interval{0};
    std::chrono::seconds m_waitForNetwork{0}; ///< the next one
    bool m_isUnreachable = false;
    bool m_isOver = false;
    std::unique_ptr<CollectedCall> m_call;
    QTimer m_nextPoll;
    QTimer m_expiryWatch;
};

} // namespace qiao
