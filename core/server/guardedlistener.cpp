#include "server/guardedlistener.h"

#include <QTcpSocket>
#include <QTimer>

namespace qiao {

namespace {

/// Connections the system may hold while the worker is busy: 512 clients may start at once.
constexpr int backlog = 1024;
/// When a connection cannot be accepted (no file descriptor is left), QTcpServer stops accepting for good.
constexpr std::chrono::milliseconds acceptAgainAfter{500};

} // namespace

GuardedListener::GuardedListener(MakeGuard makeGuard) : m_makeGuard(std::move(makeGuard))
{
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
    connect(this, &QTcpServer::acceptError, this,
        [this] { QTimer::singleShot(acceptAgainAfter, this, &GuardedListener::acceptAgain); });
}

void GuardedListener::acceptAgain()
{
    if (isListening()) {
        resumeAccepting();
    }
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
