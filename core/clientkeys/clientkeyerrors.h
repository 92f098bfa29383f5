#pragma once

#include <qiao/error.h>

// What may be wrong with a change to the client keys.

namespace qiao {

[[nodiscard]] Error keyNameError();
[[nodiscard]] Error keyNameTakenError(const QString &name);
[[nodiscard]] Error noSuchKeyError(const QString &id);
/// Without the key \a name everybody in the network would be let in.
[[nodiscard]] Error lastKeyError(const QString &name);
[[nodiscard]] Error unreadableKeysError(const QString &path);

} // namespace qiao
