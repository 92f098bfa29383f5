#pragma once

#include <qiao/error.h>

namespace qiao {

/// What to say when listening on \a port failed because it is taken: one sentence with the port, the program
/// that holds it where that can be found, and a port that is free.
[[nodiscard]] Error portInUse(quint16 port);

} // namespace qiao
