#include "server/guardedlistener.h"

#include <QTcpSocket>

namespace qiao {

namespace {

/// Connections the system may hold while the worker is busy: 512 clients may start at once.
constexpr int backlog = 1024;

} // namespace

GuardedListener::GuardedListener(MakeGuard makeGuard) : m_makeGuard(std::move(makeGuard))
{
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
}

void GuardedListener::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_makeGuard(socket.get());
    addPendingConnection(socket.release());
}

} // namespace qiao
