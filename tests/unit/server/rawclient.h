#pragma once

#include <QByteArray>
#include <QTcpSocket>
#include <QTest>

/// A client that sends bytes as they are and keeps what comes back.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        m_socket.connectToHost(address, port);
        (void)QTest::qWaitFor(
            [this] { return isConnected() || m_socket.error() != QAbstractSocket::UnknownSocketError; });
    }

    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Waits until all that came contains \a text; false after five seconds.
    bool waitFor(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return received().contains(text); });
    }

    /// Waits until the server closed its side; false after five seconds.
    bool waitForClose()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

    const QByteArray &received()
    {
        if (m_socket.isReadable()) {
            m_received += m_socket.readAll();
        }
        return m_received;
    }

    void forget() { m_received.clear(); }
    /// The body of the first answer.
    QByteArray body()
    {
        const qsizetype end = received().indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : received().mid(end + 4);
    }

    /// The status of the first answer; 0 when there is none.
    int status() { return received().startsWith("HTTP/1.1 ") ? received().mid(9, 3).toInt() : 0; }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

[[nodiscard]] inline QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

[[nodiscard]] inline QByteArray post(
    const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}
