#pragma once

#include <qiao/portfinding.h>

#include <QHostAddress>
#include <QList>

namespace qiao {

/// Tries to listen on \a port at all \a addresses, for a moment. \a ownPort: where this server listens now; 0
/// when it does not. An address after the first that the machine does not have (::1 without IPv6) is left
/// out. Takes milliseconds.
[[nodiscard]] PortFinding testPort(const QList<QHostAddress> &addresses, quint16 port, quint16 ownPort);

} // namespace qiao
