#pragma once

#include "server/connectionguard.h"

#include <QTcpServer>

#include <functional>

namespace qiao {

/// Listens on one address and puts a ConnectionGuard in front of every connection before QHttpServer, to
/// which it is bound, learns of it. Sets TCP_NODELAY: Nagle's algorithm against delayed acknowledgements
/// makes a stream six times slower.
class GuardedListener : public QTcpServer
{
    Q_OBJECT

public:
    using MakeGuard = std::function<void(QTcpSocket *)>;

    explicit GuardedListener(MakeGuard makeGuard);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptAgain();

    MakeGuard m_makeGuard;
};

} // namespace qiao
