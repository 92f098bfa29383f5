#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace qiao {

/// What the user interface, the terminal and /health may know of an account. Never holds a secret.
struct AccountSummary
{
    enum class Kind {
        QwenSignIn, ///< OAuth credentials of the Qwen CLI, a linked file
        ApiKey, ///< a key for an OpenAI-compatible base URL
    };
    enum class State {
        Usable,
        ExpiringSoon, ///< usable; the access token runs out within 30 minutes and is refreshed when needed
        Expired, ///< the access token has run out; the next request refreshes it
        NeedsSignIn, ///< the refresh token was refused, or the file holds no usable credentials
    };

    QString name;
    Kind kind = Kind::QwenSignIn;
    State state = State::Usable;
    bool isDefault = false;
    /// Host of the OpenAI base URL that requests go to.
    QString host = {};
    /// End of the access token's life; absent for keys.
    std::optional<QDateTime> expiresAt = {};
    /// One sentence why the account cannot be used; empty when it can.
    QString reason = {};

    bool operator==(const AccountSummary &) const = default;
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::AccountSummary)
