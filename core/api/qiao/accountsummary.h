#pragma once

#include <qiao/accountkind.h>

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace qiao {

/// What the user interface, the terminal and /health may know of an account. Never holds a secret.
struct AccountSummary
{
    enum class State {
        Usable,
        ExpiringSoon, ///< usable; the access token runs out within 30 minutes and is refreshed when needed
        Expired, ///< the access token has run out; the next request refreshes it
        SigningIn, ///< a sign-in under this name is under way
        NeedsSignIn, ///< the refresh token was refused, or there are no usable credentials
        CoolingDown, ///< throttled until `until`
        QuotaUsedUp, ///< a plan or a daily quota is used up until `until`, where that is known
        Refused, ///< the service refuses the account, for reasons that only the user can mend
        Disabled, ///< by the user
    };

    QString name;
    AccountKind kind = AccountKind::QwenSignIn;
    State state = State::Usable;
    bool isDefault = false;
    /// Its credentials are a file of the Qwen CLI: shared with it, and never deleted.
    bool isLinked = false;
    /// Region of a plan ("china", "international", …); empty where there are none.
    QString region = {};
    /// Host of the OpenAI base URL that requests go to.
    QString host = {};
    /// End of the access token's life; absent for keys.
    std::optional<QDateTime> expiresAt = {};
    /// When a state that passes by itself does so, where that is known.
    std::optional<QDateTime> until = {};
    /// One sentence why the account cannot be used; empty when it can.
    QString reason = {};
    /// Since the service's midnight (00:00 UTC+8).
    qint64 requestsToday = 0;
    qint64 tokensToday = 0;
    /// The models that it is known to open: its own list, else its plan's. May be empty.
    QStringList models = {};

    bool operator==(const AccountSummary &) const = default;
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::AccountSummary)
