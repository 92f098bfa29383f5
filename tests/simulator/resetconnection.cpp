#include "simulator/resetconnection.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace qiao::simulator {

void resetConnection(QTcpSocket *socket)
{
    linger reset{};
    reset.l_onoff = 1;
    reset.l_linger = 0;
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char *>(&reset), sizeof(reset));
#else
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
#endif
    socket->abort();
}

} // namespace qiao::simulator
