#pragma once

#include "accounts/clock.h"
#include "auth/deviceflow.h"
#include "auth/signinkeeper.h"

#include <qiao/result.h>

#include <QObject>
#include <QSet>
#include <QString>

#include <map>
#include <memory>

namespace qiao {

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
    ProbeOutcome probe = {}; ///< the one real request, when accountAdded and ended
    Error error = {}; ///< meaningful when Failed

    [[nodiscard]] bool hasEnded() const { return phase == Phase::Done || phase == Phase::Failed; }
};

/// The sign-ins under way, each from the first request to the account that works. Lives on the worker thread.
class SignIns : public QObject
{
    Q_OBJECT

public:
    /// \a keeper and \a upstream have to outlive it.
    SignIns(QUrl oauthUrl, SignInKeeper &keeper, Upstream &upstream, Clock clock = systemTime,
        const DeviceFlowTiming &timing = {}, QObject *parent = nullptr);
    ~SignIns() override;

    /// Begins a sign-in for the account \a name; empty: the first unused of "qwen", "qwen-2", …. An own
    /// sign-in account of that name is signed in again; an earlier sign-in of that name that still waits for
    /// the user ends as Failed. Rejected (400, 409) when the name cannot be used, Transient (429) when eight
    /// are under way; else the sign-in's id, and changed() tells the rest.
    [[nodiscard]] Result<QString> start(const QString &name);
    /// Stops at once and forgets it; unknown ids are ignored. Nothing is left behind unless the service had
    /// granted it already (Checking): then the account stays, or comes to be.
    void cancel(const QString &id);

    /// nullptr when there is none. A sign-in that ended is remembered for ten minutes. Valid until the event
    /// loop runs again.
    [[nodiscard]] const SignInState *find(const QString &id) const;
    [[nodiscard]] const SignInState *findByDeviceCode(const QByteArray &deviceCode) const;
    /// The accounts whose sign-ins have not ended.
    [[nodiscard]] QSet<QString> accountNames() const;

Q_SIGNALS:
    /// Always from the event loop, except Failed for an earlier sign-in, which comes from inside start().
    void changed(const qiao::SignInState &state);
    /// accountNames() are others now.
    void accountNamesChanged(const QSet<QString> &names);

private:
    struct SignIn
    {
        SignInState state;
        std::unique_ptr<DeviceFlow> flow; ///< until it is granted or over
        TimePoint endedAt = {};
    };

    [[nodiscard]] Result<QString> usableName(const QString &wish) const;
    [[nodiscard]] SignIn *waitingFor(const QString &accountName);
    [[nodiscard]] bool isRemembered(const SignIn &signIn) const;
    void forgetOld();
    void haveAuthorization(SignIn &signIn, const DeviceAuthorization &authorization);
    void setUnreachable(SignIn &signIn, bool unreachable);
    void haveResult(SignIn &signIn, const Result<TokenResponse> &result);
    void keep(SignIn &signIn, const TokenResponse &tokens);
    void check(SignIn &signIn, const Result<Account> &account);
    static void abandonFlow(SignIn &signIn);
    void announce(const SignIn &signIn);
    void announceNames();
    void end(SignIn &signIn, const Result<void> &result);
    /// Calls \a step with the sign-in \a id, if it is still there.
    template <typename Step> void with(const QString &id, Step step);

    QUrl m_oauthUrl;
    SignInKeeper &m_keeper;
    Upstream &m_upstream;
    Clock m_clock;
    DeviceFlowTiming m_timing;
    std::map<QString, SignIn> m_signIns; ///< by id; their addresses stay
    QSet<QString> m_announcedNames;
};

} // namespace qiao
