#pragma once

#include "terminal/colours.h"

#include <qiao/accountsummary.h>

namespace qiao {

/// The account's state in a few words, with the time at which it passes: "ready", "throttled until 14:05". In
/// local time, with the day where it is not that of \a now. Pure, but for the language.
[[nodiscard]] QString stateText(const AccountSummary &account, const QDateTime &now);

[[nodiscard]] Colour stateColour(AccountSummary::State state);

/// \a time's hour in local time, and the day where it is not that of \a now. Pure, but for the language.
[[nodiscard]] QString hourText(const QDateTime &time, const QDateTime &now);

} // namespace qiao
