#include "desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int patience = 2000; // milliseconds
constexpr qint64 longestLine = 64 * 1024;

// On Windows the name is that of a pipe, and pipes have no folders.
QString socketName(const QString &runtimeFolder)
{
#ifdef Q_OS_WIN
    const QByteArray hash =
        QCryptographicHash::hash(runtimeFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return u"qiao-tray-"_s + QString::fromLatin1(hash);
#else
    return runtimeFolder + u"/tray.socket"_s;
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &runtimeFolder, QObject *parent)
    : QObject(parent), m_name(socketName(runtimeFolder))
{
    QDir().mkpath(runtimeFolder);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

bool SingleInstance::passOn(const QStringList &arguments) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience)) {
        return false;
    }
    socket.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
    return socket.waitForReadyRead(patience) && socket.readLine() == "ok\n";
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > longestLine) {
            socket->abort();
        }
        return;
    }
    const QJsonDocument line = QJsonDocument::fromJson(socket->readLine());
    if (line.isArray()) {
        socket->write("ok\n");
        Q_EMIT startedAgain(line.toVariant().toStringList());
    }
    socket->disconnectFromServer();
}

} // namespace qiao
