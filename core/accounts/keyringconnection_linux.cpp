#include "accounts/keyringconnection.h"

#include <QLibrary>

namespace qiao {

using namespace Qt::StringLiterals;

bool renewKeyringConnection()
{
    // libsecret keeps a session with the keyring for as long as the program runs, and fails for good when the
    // keyring has been started again: "The session does not exist". QtKeychain has the library loaded
    // already.
    QLibrary library(u"secret-1"_s, 0);
    if (const auto disconnect = library.resolve("secret_service_disconnect")) {
        disconnect();
        return true;
    }
    return false;
}

} // namespace qiao
