#pragma once

#include "server/answer.h"

#include <qiao/requestrow.h>

namespace qiao {

/// Puts into \a row what \a answer tells of itself: its usage, when it began, what was changed in it.
void describeAnswer(const Answer &answer, RequestRow &row);

} // namespace qiao
