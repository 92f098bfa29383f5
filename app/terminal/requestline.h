#pragma once

#include "terminal/colours.h"

#include <qiao/requestrow.h>

namespace qiao {

/// The names of the columns of requestLine(). Pure, but for the language.
[[nodiscard]] QString requestHeader(Colours colours);

/// One finished request on one line, in local time: time, method and path, model asked → used, account,
/// status, tokens, duration, time to first token, and the error if there is one. "–" stands for what a
/// request does not have. What a client sent cannot break out of the line. Pure, but for the language.
[[nodiscard]] QString requestLine(const RequestRow &row, Colours colours);

} // namespace qiao
