#include "server/halfclose.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace qiao {

#ifdef Q_OS_WIN

bool shutdownWrite(qintptr socketDescriptor)
{
    return ::shutdown(static_cast<SOCKET>(socketDescriptor), SD_SEND) == 0;
}

bool resetOnClose(qintptr socketDescriptor)
{
    const LINGER atOnce{1, 0};
    return ::setsockopt(static_cast<SOCKET>(socketDescriptor), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&atOnce), sizeof(atOnce))
        == 0;
}

#else

bool shutdownWrite(qintptr socketDescriptor)
{
    return ::shutdown(static_cast<int>(socketDescriptor), SHUT_WR) == 0;
}

bool resetOnClose(qintptr socketDescriptor)
{
    const linger atOnce{1, 0};
    return ::setsockopt(static_cast<int>(socketDescriptor), SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce))
        == 0;
}

#endif

} // namespace qiao
