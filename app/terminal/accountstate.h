#pragma once

#include "terminal/colours.h"

#include <qiao/accountsummary.h>

namespace qiao {

[[nodiscard]] Colour stateColour(AccountSummary::State state);

} // namespace qiao
