#pragma once

#include "accounts/clock.h"
#include "auth/qwenoauth.h"
#include "upstream/upstream.h"

#include <qiao/result.h>

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace qiao {

/// RFC 8628, section 3.2. deviceCode is a secret; the rest is for the user's eyes.
struct DeviceAuthorization
{
    QByteArray deviceCode;
    QString userCode;
    QUrl verificationUri;
    QUrl verificationUriComplete; ///< to be opened verbatim; verificationUri when the answer had none
    std::chrono::seconds lifetime{0}; ///< expires_in
    std::chrono::seconds interval{0}; ///< as answered; 5 (RFC 8628) when absent
    TimePoint expiresAt = {};
};

/// One device authorization grant (RFC 8628) with PKCE (RFC 7636, S256): asks for a code, then polls until it
/// is granted or over. The first poll goes out at once after poll() was called. Waits out network loss;
/// slow_down (400 or 429) adds 5 s; expired_token, access_denied, 401 and the code's end finish it.
/// Destroying it, or cancel(), stops polling at once. Lives on the worker thread.
class DeviceFlow : public QObject
{
    Q_OBJECT

public:
    /// \a oauthUrl: base of the OAuth endpoints. \a upstream has to outlive it.
    DeviceFlow(QUrl oauthUrl, Upstream &upstream, Clock clock = systemTime, QObject *parent = nullptr);
    ~DeviceFlow() override;

    /// Ends in authorized() or finished() with an error. A verification address that is neither https on an
    /// allowed host nor loopback is refused.
    void start();
    /// Begins polling; only after authorized().
    void poll();
    void cancel();

    [[nodiscard]] const DeviceAuthorization &authorization() const;

Q_SIGNALS:
    void authorized(const qiao::DeviceAuthorization &authorization);
    /// Network loss is being waited out (true), or over (false).
    void unreachable(bool unreachable);
    /// Exactly once, unless cancelled or destroyed. Errors: NeedsLogin (expired, denied), Rejected, Internal.
    void finished(const qiao::Result<qiao::TokenResponse> &result);
};

} // namespace qiao
