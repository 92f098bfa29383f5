#include "bench/client.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace qiao::bench {

namespace {

/// Whether \a key, with the quote that begins its value, has a value that is not empty.
bool holdsText(const QByteArray &body, QByteArrayView key)
{
    for (qsizetype at = body.indexOf(key); at >= 0; at = body.indexOf(key, at + 1)) {
        const qsizetype first = at + key.size();
        if (first < body.size() && body.at(first) != '"') {
            return true;
        }
    }
    return false;
}

bool holdsToken(const QByteArray &body)
{
    // chat completions and messages; neither stream holds the other's key before its first token
    return holdsText(body, "\"content\":\"") || holdsText(body, "\"text\":\"");
}

} // namespace

qint64 nowNanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

Client::Client(quint16 port, QObject *parent) : QObject(parent), m_port(port)
{
    connect(&m_socket, &QTcpSocket::connected, this, &Client::send);
    connect(&m_socket, &QTcpSocket::readyRead, this, &Client::readBytes);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        m_answer.connectionClosed();
        finish();
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket.state() != QTcpSocket::ConnectedState) {
            finish();
        }
    });
}

bool Client::connectNow()
{
    m_request.clear();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket.waitForConnected(10'000);
}

void Client::ask(const QByteArray &request)
{
    m_request = request;
    m_answer = {};
    m_times = {};
    m_finished = false;
    if (m_socket.state() == QTcpSocket::ConnectedState) {
        send();
        return;
    }
    m_socket.abort();
    m_finished = false; // abort() may have ended it
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

bool Client::askAndWait(const QByteArray &request)
{
    ask(request);
    if (!m_finished) {
        QEventLoop loop;
        connect(this, &Client::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(std::chrono::minutes(2), &loop, &QEventLoop::quit);
        loop.exec();
    }
    return m_answer.isComplete();
}

void Client::hangUp()
{
    m_socket.abort();
}

void Client::send()
{
    m_socket.setSocketOption(QTcpSocket::LowDelayOption, 1);
    if (m_request.isEmpty()) {
        return;
    }
    m_times.sent = nowNanoseconds();
    m_socket.write(m_request);
    m_socket.flush();
    m_request.clear();
}

void Client::readBytes()
{
    if (m_finished) {
        m_socket.readAll();
        return;
    }
    m_answer.feed(m_socket.readAll());
    const qint64 now = nowNanoseconds();
    if (m_times.firstByte == 0 && !m_answer.body().isEmpty()) {
        m_times.firstByte = now;
    }
    if (m_times.firstToken == 0 && holdsToken(m_answer.body())) {
        m_times.firstToken = now;
    }
    if (m_answer.isComplete()) {
        if (m_answer.closes()) {
            m_socket.disconnectFromHost();
        }
        finish();
    }
}

void Client::finish()
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_times.end = nowNanoseconds();
    Q_EMIT
    finished();
}

bool waitForAll(const Clients &clients, int seconds)
{
    auto running = std::count_if(
        clients.begin(), clients.end(), [](const auto &client) { return !client->isFinished(); });
    if (running == 0) {
        return true;
    }
    QEventLoop loop;
    for (const auto &client : clients) {
        if (!client->isFinished()) {
            QObject::connect(client.get(), &Client::finished, &loop, [&loop, &running] {
                if (--running == 0) {
                    loop.quit();
                }
            });
        }
    }
    QTimer::singleShot(std::chrono::seconds(seconds), &loop, &QEventLoop::quit);
    loop.exec();
    return running == 0;
}

} // namespace qiao::bench
