#pragma once

namespace qiao {

/// Makes the library that talks to the keyring begin anew with its next use; true when that may mend a
/// request that failed. To be called on the application's thread while no request runs.
[[nodiscard]] bool renewKeyringConnection();

} // namespace qiao
