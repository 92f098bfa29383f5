#include "control/controlserver.h"

#include "accounts/atomicfile.h"
#include "control/controlconnection.h"
#include "control/socketplace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocalServer>

namespace qiao {

namespace {

constexpr int mostConnections = 16;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Result<void> prepareFolder(const QString &socketName)
{
#ifdef Q_OS_UNIX
    return makePrivateFolder(QFileInfo(socketName).path()).and_then([&socketName] {
        return checkSocketFolder(socketName);
    });
#else
    Q_UNUSED(socketName)
    return {};
#endif
}

} // namespace

ControlServer::ControlServer(ControlMethods &methods, QObject *parent)
    : QObject(parent), m_methods(methods), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &ControlServer::acceptConnections);
}

ControlServer::~ControlServer()
{
    // they are children too, but have to go while the methods they call are certainly there
    qDeleteAll(findChildren<ControlConnection *>(Qt::FindDirectChildrenOnly));
}

Result<void> ControlServer::listen(const QString &socketName)
{
    if (auto prepared = prepareFolder(socketName); !prepared) {
        return prepared;
    }
    // with access options set, Qt renames the new socket over whatever lies there
    if (!m_server->listen(socketName)) {
        return tl::unexpected(Error{.kind = Error::Kind::Internal,
            .message = Text::tr("Commands cannot reach this server because its local socket cannot be made "
                                "(%1). Restart the server after changing accounts.")
                           .arg(m_server->errorString())});
    }
    return {};
}

void ControlServer::acceptConnections()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        const auto open = findChildren<ControlConnection *>(Qt::FindDirectChildrenOnly).size();
        auto *connection = new ControlConnection(socket, m_methods, this);
        if (open >= mostConnections) {
            connection->refuse({.kind = Error::Kind::Transient,
                .message = Text::tr("Too many programs are connected to Qiao. Close one and try again."),
                .httpStatus = 503});
        }
    }
}

} // namespace qiao
