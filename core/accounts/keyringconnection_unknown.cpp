#include "accounts/keyringconnection.h"

namespace qiao {

bool renewKeyringConnection()
{
    return false;
}

} // namespace qiao
