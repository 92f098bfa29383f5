#pragma once

#include <qiao/error.h>

#include <QString>

#include <qt6keychain/keychain.h>

namespace qiao {

/// What QtKeychain says, as a sentence that names the choices there are. \a reason is QtKeychain's own text,
/// shown where nothing better is known. Not for EntryNotFound of a read or a removal, which is no error.
[[nodiscard]] Error keychainError(QKeychain::Error error, const QString &reason);

/// The keyring is there and closed, and nobody opened it. Transient, 503.
[[nodiscard]] Error lockedKeyringError();

/// The keyring has been asked and says nothing. Transient, 503.
[[nodiscard]] Error silentKeyringError();

/// What is kept is not what was written. Internal, 500.
[[nodiscard]] Error damagedSecretError();

} // namespace qiao
