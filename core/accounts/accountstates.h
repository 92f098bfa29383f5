#pragma once

#include "accounts/clock.h"
#include "accounts/qwencliaccounts.h"

#include <qiao/accountsummary.h>

#include <chrono>
#include <optional>

namespace qiao {

/// How \a account stands at \a now, judged by its file alone; isDefault is left to the caller.
[[nodiscard]] AccountSummary summaryOf(const QwenCliAccount &account, TimePoint now);

/// \a account as one that only a new sign-in can mend, for \a reason.
[[nodiscard]] AccountSummary unusableSummary(const QwenCliAccount &account, const QString &reason);

/// How long until time alone changes one of \a summaries; at most a day, absent when it never does.
[[nodiscard]] std::optional<std::chrono::milliseconds> untilNextState(
    const QList<AccountSummary> &summaries, TimePoint now);

/// A sentence naming two accounts whose files hold the same refresh token, for refreshing one ends the
/// other; empty when there are none.
[[nodiscard]] QString sharedSignInWarning(const QList<QwenCliAccount> &accounts);

} // namespace qiao
