#include "soak/brokenclient.h"

#include "simulator/resetconnection.h"

#include <QHostAddress>

#include <utility>

namespace qiao::soak {

using Then = Misbehaviour::Then;

BrokenClient::BrokenClient(Misbehaviour misbehaviour, quint16 port)
    : m_misbehaviour(std::move(misbehaviour)), m_port(port)
{
    connect(&m_socket, &QTcpSocket::connected, this, &BrokenClient::send);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &BrokenClient::leaveIfSent);
    connect(&m_socket, &QTcpSocket::readyRead, this, &BrokenClient::readBytes);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket.state() == QTcpSocket::UnconnectedState) {
            finish();
        }
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        m_answer.connectionClosed();
        finish();
    });
}

void BrokenClient::start()
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

QByteArray BrokenClient::complaint() const
{
    const QByteArray name = m_misbehaviour.name;
    if (!m_connected) {
        return name + ": nobody accepted the connection";
    }
    if (!m_finished) {
        return name + ": neither an answer nor an end of the connection";
    }
    if (m_misbehaviour.status == 0) {
        return {};
    }
    const bool stream = m_misbehaviour.status == 200;
    if (m_answer.status() != m_misbehaviour.status || (!stream && !m_answer.isComplete())) {
        return name + ": status " + QByteArray::number(m_answer.status()) + ", expected "
            + QByteArray::number(m_misbehaviour.status) + ", " + m_answer.body();
    }
    return stream && !m_answer.body().contains("\"error\"") ? name + ": no error event" : QByteArray();
}

void BrokenClient::send()
{
    m_connected = true;
    m_socket.write(m_misbehaviour.bytes);
    m_socket.flush();
    leaveIfSent();
}

void BrokenClient::leaveIfSent()
{
    const bool leaves = m_misbehaviour.then == Then::HangUp || m_misbehaviour.then == Then::Reset;
    if (leaves && m_socket.bytesToWrite() == 0) {
        leave();
    }
}

void BrokenClient::readBytes()
{
    if (m_finished) {
        return;
    }
    m_answer.feed(m_socket.readAll());
    if (m_misbehaviour.then == Then::ReadToEnd) {
        if (m_answer.isComplete()) {
            leave();
        }
    } else if (!m_answer.body().isEmpty()) {
        leave();
    }
}

void BrokenClient::leave()
{
    if (m_misbehaviour.then == Then::Reset || m_misbehaviour.then == Then::ResetMidStream) {
        simulator::resetConnection(&m_socket);
    } else {
        m_socket.disconnectFromHost();
    }
    finish();
}

void BrokenClient::finish()
{
    if (!std::exchange(m_finished, true)) {
        Q_EMIT
        finished();
    }
}

} // namespace qiao::soak
