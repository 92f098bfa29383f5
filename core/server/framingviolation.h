#pragma once

#include "server/httpframing.h"

#include <qiao/error.h>

namespace qiao {

/// What a client is told about bytes that are no acceptable HTTP/1 request, each with its own status
/// (400, 413, 417, 431, 501 or 505) and sentence.
[[nodiscard]] Error framingError(FramingViolation violation, const HttpFraming::Limits &limits);

} // namespace qiao
