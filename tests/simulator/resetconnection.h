#pragma once

class QTcpSocket;

namespace qiao::simulator {

/// Ends a connection with a TCP reset instead of an orderly close. The socket's disconnected() follows.
void resetConnection(QTcpSocket *socket);

} // namespace qiao::simulator
