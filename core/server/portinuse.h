#pragma once

#include <qiao/error.h>

namespace qiao {

/// One of the next ports that can be listened on now; 0 (any) when all of them are taken.
[[nodiscard]] quint16 freePortAfter(quint16 port);

/// What to say when listening on \a port failed because it is taken: one sentence with the port, the program
/// that holds it where that can be found, and a port that is free.
[[nodiscard]] Error portInUse(quint16 port);

} // namespace qiao
