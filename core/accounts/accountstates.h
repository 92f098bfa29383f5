#pragma once

#include "accounts/accounthealth.h"
#include "accounts/clock.h"
#include "accounts/qwencliaccounts.h"

#include <qiao/accountsummary.h>

#include <chrono>
#include <optional>

namespace qiao {

/// \a account, a sign-in, with what its tokens tell of it at \a now.
[[nodiscard]] AccountSummary withTokens(
    AccountSummary account, const QwenCliCredentials &credentials, TimePoint now);

/// \a account as one that only the user can mend, for \a reason.
[[nodiscard]] AccountSummary needingSignIn(AccountSummary account, const QString &reason);

/// \a summary of \a account with what the service's answers told; a missing credential weighs more.
[[nodiscard]] AccountSummary withHealth(
    AccountSummary summary, const AccountHealth &health, const Account &account, TimePoint now);

/// How long until time alone changes one of \a summaries; at most a day, absent when it never does.
[[nodiscard]] std::optional<std::chrono::milliseconds> untilNextState(
    const QList<AccountSummary> &summaries, TimePoint now);

} // namespace qiao
