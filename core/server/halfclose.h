#pragma once

#include <QtGlobal>

namespace qiao {

/// Tells the peer that nothing more will be sent (FIN), while what it sends can still be read. QTcpSocket
/// has no word for this. The socket's own write buffer must be empty. False when the system refused.
bool shutdownWrite(qintptr socketDescriptor);

/// Makes the close of this socket a reset (RST), so that an answer delimited by the connection's end is
/// not mistaken for a complete one.
bool resetOnClose(qintptr socketDescriptor);

} // namespace qiao
