#include "terminal/accountstate.h"

namespace qiao {

Colour stateColour(AccountSummary::State state)
{
    switch (state) {
    case AccountSummary::State::Usable:
    case AccountSummary::State::ExpiringSoon:
    case AccountSummary::State::Expired:
        return Colour::Good;
    case AccountSummary::State::SigningIn:
    case AccountSummary::State::CoolingDown:
    case AccountSummary::State::QuotaUsedUp:
        return Colour::Attention;
    case AccountSummary::State::NeedsSignIn:
    case AccountSummary::State::Refused:
        return Colour::Trouble;
    case AccountSummary::State::Disabled:
        break;
    }
    return Colour::Quiet;
}

} // namespace qiao
