#pragma once

#include <qiao/error.h>

namespace qiao {

/// The request was sent by Qiao itself.
[[nodiscard]] Error loopError();

/// The server stops while the request is under way.
[[nodiscard]] Error stoppingError();

/// The client hung up: the HTTP status is the one for the log.
[[nodiscard]] Error clientGoneError();

} // namespace qiao
