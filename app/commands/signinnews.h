#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace qiao {

/// Where a sign-in stands, as the notification accounts.sign_in_state tells it.
struct SignInNews
{
    enum class Phase { Starting, WaitingForUser, Checking, Ended };

    Phase phase = Phase::Starting;
    QString userCode = {};
    QString address = {}; ///< to be opened as it is
    QDateTime expiresAt = {};
    bool unreachable = false; ///< network loss is being waited out
};

/// Pure.
[[nodiscard]] SignInNews signInNews(const QJsonObject &parameters);

/// The live line: what is being waited for and how long the code is still good. Pure, but for the language.
[[nodiscard]] QString signInLine(const SignInNews &news, const QDateTime &now);

} // namespace qiao
