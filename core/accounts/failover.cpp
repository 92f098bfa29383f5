#include "accounts/failover.h"

#include <algorithm>

namespace qiao {

namespace {

using Standing = FailoverCandidate::Standing;

bool canServe(const FailoverCandidate &candidate)
{
    return candidate.standing == Standing::Usable && !candidate.wasAsked;
}

} // namespace

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
