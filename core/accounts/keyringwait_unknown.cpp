#include "accounts/keyringwait.h"

namespace qiao {

// The Keychain of macOS and the Credential Manager of Windows are there before any program of the user.
void waitForKeyring(QDeadlineTimer, QObject *, std::function<void()> go)
{
    go();
}

} // namespace qiao
