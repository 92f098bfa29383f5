#pragma once

#include "accounts/accountprobe.h"
#include "accounts/keydetective.h"
#include "auth/signins.h"

#include <qiao/accountsummary.h>

#include <QJsonObject>

/// The values of the control methods, as accountmethods.h lists them.
namespace qiao {

[[nodiscard]] QJsonObject accountJson(const AccountSummary &account);
[[nodiscard]] QJsonObject findingJson(const KeyFinding &finding);
/// The outcome of one real request for the account \a name.
[[nodiscard]] QJsonObject testJson(const QString &name, const ProbeOutcome &outcome);
/// What the user may see of a sign-in; never the device code.
[[nodiscard]] QJsonObject signInJson(const SignInState &state);

/// ISO 8601 in UTC.
[[nodiscard]] QString timeJson(const QDateTime &time);

} // namespace qiao
