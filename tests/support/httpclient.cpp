#include "support/httpclient.h"

#include "support/patience.h"

#include <QTest>

#include <algorithm>

namespace qiao {

HttpClient::HttpClient(quint16 port, QObject *parent) : QObject(parent)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpClient::readBytes);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        m_closed = true;
        if (m_headRead && !m_chunked && !m_length) {
            m_complete = true;
        }
        Q_EMIT progressed();
    });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void HttpClient::send(
    const QByteArray &method, const QByteArray &path, const QByteArray &body, const Headers &headers)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!body.isEmpty()) {
        request +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    for (const auto &[name, value] : headers) {
        request += name + ": " + value + "\r\n";
    }
    m_isHead = method == "HEAD";
    sendRaw(request + "\r\n" + body);
}

bool HttpClient::waitUntilComplete() const
{
    return QTest::qWaitFor([this] { return m_complete; }, patience);
}

void HttpClient::sendRaw(const QByteArray &bytes)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        m_socket.waitForConnected();
    }
    m_socket.write(bytes);
    m_socket.flush();
}

void HttpClient::setReading(bool reading)
{
    m_reading = reading;
    m_socket.setReadBufferSize(reading ? 0 : 1024);
    if (reading) {
        readBytes();
    }
}

void HttpClient::hangUp()
{
    m_socket.disconnectFromHost();
}

void HttpClient::reset()
{
    m_socket.abort();
}

QByteArray HttpClient::header(const QByteArray &name) const
{
    const auto found = std::find_if(m_headers.begin(), m_headers.end(),
        [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_headers.end() ? QByteArray() : found->second;
}

void HttpClient::next()
{
    m_headers.clear();
    m_body.clear();
    m_length.reset();
    m_status = 0;
    m_chunked = m_headRead = m_complete = false;
    parse();
}

QList<QByteArray> HttpClient::events() const
{
    QList<QByteArray> events;
    qsizetype from = 0;
    for (qsizetype end = m_body.indexOf("\n\n"); end >= 0; end = m_body.indexOf("\n\n", from)) {
        const QByteArray block = m_body.mid(from, end - from);
        from = end + 2;
        if (block.startsWith("data: ")) {
            events.append(block.mid(6));
        }
    }
    return events;
}

void HttpClient::readBytes()
{
    if (!m_reading || !m_socket.isOpen()) {
        return;
    }
    const QByteArray bytes = m_socket.readAll();
    m_received += bytes;
    m_pending += bytes;
    parse();
    Q_EMIT progressed();
}

void HttpClient::parse()
{
    if (!m_headRead) {
        parseHead();
    }
    if (m_headRead && !m_complete) {
        parseBody();
    }
}

void HttpClient::parseHead()
{
    const qsizetype end = m_pending.indexOf("\r\n\r\n");
    if (end < 0) {
        return;
    }
    const QList<QByteArray> lines = m_pending.left(end).replace("\r\n", "\n").split('\n');
    m_pending.remove(0, end + 4);
    const int status = lines.first().split(' ').value(1).toInt();
    if (status == 100) {
        parseHead();
        return;
    }
    m_status = status;
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        m_headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    m_chunked = header("Transfer-Encoding").toLower() == "chunked";
    if (const QByteArray length = header("Content-Length"); !length.isEmpty()) {
        m_length = length.toLongLong();
    }
    if (m_isHead || status == 204) {
        m_length = 0;
        m_chunked = false;
    }
    m_headRead = true;
}

void HttpClient::parseBody()
{
    if (m_chunked) {
        while (!m_complete && parseChunk()) { }
        return;
    }
    const qint64 wanted = m_length ? *m_length - m_body.size() : m_pending.size();
    m_body += m_pending.left(wanted);
    m_pending.remove(0, wanted);
    m_complete = m_length && m_body.size() == *m_length;
}

bool HttpClient::parseChunk()
{
    const qsizetype lineEnd = m_pending.indexOf("\r\n");
    if (lineEnd < 0) {
        return false;
    }
    const qsizetype size = m_pending.left(lineEnd).toLongLong(nullptr, 16);
    if (m_pending.size() < lineEnd + 2 + size + 2) {
        return false;
    }
    m_body += m_pending.mid(lineEnd + 2, size);
    m_pending.remove(0, lineEnd + 2 + size + 2);
    m_complete = size == 0;
    return true;
}

} // namespace qiao
