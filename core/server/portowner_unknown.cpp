#include "server/portowner.h"

namespace qiao {

std::optional<PortOwner> findPortOwner(quint16)
{
    return std::nullopt;
}

} // namespace qiao
