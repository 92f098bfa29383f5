#include "accounts/failover.h"

#include "accounts/plans.h"

#include <qiao/accountwords.h>

#include <algorithm>

namespace qiao {

namespace {

using Standing = FailoverCandidate::Standing;

bool canServe(const FailoverCandidate &candidate)
{
    return candidate.standing == Standing::Usable && !candidate.wasAsked;
}

bool isSubscription(const Account &account)
{
    // a sign-in's daily quota is no more to be stacked up than a plan's
    return planOf(account.kind).isSubscription || account.kind == AccountKind::QwenSignIn;
}

} // namespace

FailoverCandidate failoverCandidate(
    const Account &account, AccountSummary::State state, const AccountHealth &health, TimePoint now)
{
    FailoverCandidate candidate{.id = account.id, .isSubscription = isSubscription(account)};
    if (!account.enabled || !isSendable(state)) {
        candidate.standing = Standing::Out;
    } else if (health.isOut(now)) {
        candidate.standing =
            health.state(now) == AccountSummary::State::Refused ? Standing::Out : Standing::Limited;
    }
    return candidate;
}

bool isOfTheAccount(const Error &error)
{
    switch (error.concern) {
    case Error::Concern::RequestRate:
    case Error::Concern::TokenRate:
    case Error::Concern::Account:
        return true;
    default:
        break;
    }
    // Transient and beyond repeating: its secret is behind a keyring that is locked
    return error.kind == Error::Kind::NeedsLogin || error.kind == Error::Kind::QuotaExhausted
        || (error.kind == Error::Kind::Transient && !error.retryHelps);
}

std::optional<QString> accountFor(const QList<FailoverCandidate> &line, const QString &sessionsAccount)
{
    const auto stays =
        std::find_if(line.cbegin(), line.cend(), [&sessionsAccount](const FailoverCandidate &candidate) {
            return candidate.id == sessionsAccount && canServe(candidate);
        });
    if (stays != line.cend()) {
        return stays->id;
    }
    bool limitPassed = false;
    for (const FailoverCandidate &candidate : line) {
        const bool stepsIn = candidate.id != line.first().id;
        if (canServe(candidate) && !(stepsIn && candidate.isSubscription && limitPassed)) {
            return candidate.id;
        }
        // one that refused this request and is well again was limited for a moment, as far as anyone knows
        limitPassed = limitPassed || candidate.standing == Standing::Limited
            || (candidate.wasAsked && candidate.standing == Standing::Usable);
    }
    return std::nullopt;
}

} // namespace qiao
