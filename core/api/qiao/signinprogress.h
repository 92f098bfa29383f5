#pragma once

#include <qiao/error.h>

#include <QDateTime>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace qiao {

/// How one real request for an account went.
struct AccountTest
{
    bool works = false;
    QString model = {}; ///< what was asked
    Error error = {}; ///< meaningful when it does not work
    std::chrono::milliseconds duration{0};
};

/// Where a sign-in by device code (RFC 8628) stands.
struct SignInProgress
{
    enum class Phase {
        Starting, ///< the service is being asked for a code
        WaitingForUser, ///< the code is there to be shown
        Checking, ///< granted; the one real request is under way
        Done, ///< the account is there and works
        /// error says why; its code is RFC 8628's word where the service said one (expired_token,
        /// access_denied). With accountAdded, the sign-in worked and the real request was refused.
        Failed,
    };

    Phase phase = Phase::Starting;
    QString accountName = {};
    QString userCode = {}; ///< from WaitingForUser on, like the next three
    QUrl verificationUri = {};
    QUrl verificationUriComplete = {}; ///< with the code in it; may be empty
    QDateTime expiresAt = {};
    bool unreachable = false; ///< network loss is being waited out
    bool accountAdded = false;
    AccountTest test = {}; ///< when accountAdded and ended
    Error error = {}; ///< meaningful when Failed
};

/// One sign-in under way. Destroying it cancels: nothing is left behind unless the service had granted it
/// already.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] virtual SignInProgress progress() const = 0;

Q_SIGNALS:
    /// From the event loop; nothing after Done or Failed.
    void changed(const qiao::SignInProgress &progress);

protected:
    using QObject::QObject;
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::SignInProgress)
