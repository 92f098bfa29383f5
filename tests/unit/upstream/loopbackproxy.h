#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace qiao::test {

/// Stands at the place of a proxy, or of a server that is reached without one, and answers every request
/// itself with its own name: the answer tells which way a request took.
class LoopbackProxy : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Http, Socks5 };

    LoopbackProxy(QByteArray name, Kind kind) : m_name(std::move(name)), m_kind(kind)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &LoopbackProxy::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url(const QString &scheme) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_server.serverPort()));
    }

    int connections = 0;
    QList<QByteArray> requests = {}; ///< heads as they came
    QList<QByteArray> socksTargets = {}; ///< names or addresses, as asked for
    bool refusesTunnels = false;

private:
    void accept()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        ++connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }

    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_waiting[socket];
        bytes += socket->readAll();
        if (m_kind == Kind::Socks5 && !m_greeted.value(socket)) {
            // RFC 1928: method selection, then one request
            if (bytes.startsWith("\x05") && bytes.size() >= 2 && bytes.size() >= 2 + bytes.at(1)) {
                bytes.remove(0, 2 + bytes.at(1));
                m_greeted.insert(socket, true);
                socket->write(QByteArray("\x05\x00", 2));
            }
            return;
        }
        if (m_kind == Kind::Socks5 && bytes.startsWith("\x05")) {
            const bool isName = bytes.at(3) == 3;
            const qsizetype length = isName ? bytes.at(4) : 4;
            socksTargets.append(bytes.mid(isName ? 5 : 4, length));
            bytes.clear();
            socket->write(QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
            return;
        }
        for (qsizetype end = bytes.indexOf("\r\n\r\n"); end >= 0; end = bytes.indexOf("\r\n\r\n")) {
            requests.append(bytes.first(end));
            bytes.remove(0, end + 4);
            answer(socket, requests.last());
        }
    }

    void answer(QTcpSocket *socket, const QByteArray &head) const
    {
        const bool refused = refusesTunnels && head.startsWith("CONNECT ");
        socket->write(refused ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                              : "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(m_name.size())
                    + "\r\n\r\n" + m_name);
    }

    QByteArray m_name;
    Kind m_kind;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_waiting;
    QHash<QTcpSocket *, bool> m_greeted;
};

} // namespace qiao::test
