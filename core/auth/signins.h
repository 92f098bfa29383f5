#pragma once

#include "auth/deviceflow.h"

#include <qiao/result.h>

#include <QHash>
#include <QObject>

#include <functional>

namespace qiao {

class AccountEditor;

/// Where one sign-in stands.
struct SignInState
{
    enum class Phase {
        Starting, ///< the service is being asked for a code
        WaitingForUser, ///< authorization is there to be shown
        Checking, ///< granted; the one real request is under way
        Done, ///< the account is there and works
        Failed, ///< error says why; the account may be there all the same (granted, but refused in use)
    };

    QString id = {}; ///< of the sign-in
    QString accountName = {};
    Phase phase = Phase::Starting;
    DeviceAuthorization authorization = {}; ///< from WaitingForUser on
    bool unreachable = false; ///< network loss is being waited out
    bool accountAdded = false;
    Error error = {}; ///< meaningful when Failed
};

/// The sign-ins under way, each from the first request to the account that works. Lives on the worker thread.
class SignIns : public QObject
{
    Q_OBJECT

public:
    /// \a editor and \a upstream have to outlive it.
    SignIns(QUrl oauthUrl, AccountEditor &editor, Upstream &upstream, Clock clock = systemTime,
        QObject *parent = nullptr);
    ~SignIns() override;

    /// Begins a sign-in for the account \a name; empty: the first unused of "qwen", "qwen-2", …. An own
    /// sign-in account of that name is signed in again. Rejected (400, 409) when the name cannot be used;
    /// else the sign-in's id, and changed() tells the rest.
    [[nodiscard]] Result<QString> start(const QString &name);
    /// Stops at once; nothing is left behind. Unknown ids are ignored.
    void cancel(const QString &id);

    /// nullptr when there is none. A sign-in that ended is remembered for ten minutes.
    [[nodiscard]] const SignInState *find(const QString &id) const;
    [[nodiscard]] const SignInState *findByDeviceCode(const QByteArray &deviceCode) const;

Q_SIGNALS:
    void changed(const qiao::SignInState &state);
};

} // namespace qiao
