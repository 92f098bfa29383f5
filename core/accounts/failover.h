#pragma once

#include "accounts/accounthealth.h"

#include <QList>
#include <QString>

#include <optional>

namespace qiao {

/// An account in the line of those that may serve a request, as far as the choice goes.
struct FailoverCandidate
{
    enum class Standing {
        Usable,
        Limited, ///< throttled, or its quota is used up
        Out, ///< refused, or without a credential
    };

    QString id;
    Standing standing = Standing::Usable;
    /// Paid by the period with a quota: never used to get round another account's limits.
    bool isSubscription = false;
    bool wasAsked = false; ///< and refused this very request
};

/// \a account at \a now, with what its credential (\a state) and the service's answers (\a health) tell.
[[nodiscard]] FailoverCandidate failoverCandidate(
    const Account &account, AccountSummary::State state, const AccountHealth &health, TimePoint now);

/// Whether \a error is of the account that met it, so that another one may serve where it could not.
[[nodiscard]] bool isOfTheAccount(const Error &error);

/// Which of \a line serves the request: the first is the user's choice, the others step in for it in their
/// order. \a sessionsAccount, the one that the request's session was moved to, comes before all as long as
/// it is usable; empty: none. nullopt when nobody can.
[[nodiscard]] std::optional<QString> accountFor(
    const QList<FailoverCandidate> &line, const QString &sessionsAccount);

} // namespace qiao
