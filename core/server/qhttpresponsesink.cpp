#include "server/qhttpresponsesink.h"

#include "server/halfclose.h"

#include <QTcpSocket>

namespace qiao {

QHttpResponseSink::QHttpResponseSink(
    ConnectionGuard &guard, const AnswerFraming &framing, QHttpServerResponder &&responder)
    : m_guard(&guard),
      m_socket(guard.socket()),
      m_framing(framing),
      m_responder(std::make_unique<QHttpServerResponder>(std::move(responder)))
{
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ResponseSink::drained);
    connect(m_socket, &QTcpSocket::stateChanged, this, &QHttpResponseSink::socketGone);
    connect(m_socket, &QObject::destroyed, this, &QHttpResponseSink::socketGone);
}

QHttpResponseSink::~QHttpResponseSink()
{
    blockSignals(true);
    abort();
}

bool QHttpResponseSink::isWritable() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

bool QHttpResponseSink::isChunked() const
{
    return m_framing.minorVersion > 0;
}

void QHttpResponseSink::send(const QByteArray &bytes)
{
    if (isWritable()) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void QHttpResponseSink::respond(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (m_phase != Phase::Waiting) {
        return;
    }
    m_framing.keepAlive = m_framing.keepAlive && m_guard && !m_guard->mustClose();
    QByteArray answer = answerHead(status, headers, body.size(), m_framing);
    if (!m_framing.isHead && statusHasBody(status)) {
        answer += body;
    }
    send(answer);
    finish(m_framing.keepAlive);
}

void QHttpResponseSink::begin(int status, const HttpHeaders &headers)
{
    if (m_phase != Phase::Waiting) {
        return;
    }
    m_phase = Phase::Streaming;
    m_hasBody = !m_framing.isHead && statusHasBody(status);
    const bool endsByClose = m_hasBody && !isChunked();
    m_framing.keepAlive = m_framing.keepAlive && !endsByClose && m_guard && !m_guard->mustClose();
    send(answerHead(status, headers, -1, m_framing));
}

void QHttpResponseSink::write(const QByteArray &bytes)
{
    if (m_phase == Phase::Streaming && m_hasBody && !bytes.isEmpty()) {
        send(isChunked() ? chunk(bytes) : bytes);
    }
}

void QHttpResponseSink::end()
{
    if (m_phase != Phase::Streaming) {
        return;
    }
    if (m_hasBody && isChunked()) {
        send("0\r\n\r\n");
    }
    finish(m_framing.keepAlive);
}

void QHttpResponseSink::abort()
{
    if (m_phase == Phase::Ended) {
        return;
    }
    m_phase = Phase::Ended;
    if (m_socket) {
        disconnect(m_socket, nullptr, this, nullptr);
    }
    // a socket that is closing already may be in the middle of telling so; its guard sees to the end of it
    if (isWritable()) {
        resetOnClose(m_socket->socketDescriptor());
        m_socket->abort();
    }
    m_responder.reset();
}

qint64 QHttpResponseSink::bytesPending() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void QHttpResponseSink::serverGone()
{
    if (m_phase == Phase::Ended) {
        return;
    }
    abort();
    if (!m_isGone) {
        m_isGone = true;
        Q_EMIT clientGone();
    }
}

void QHttpResponseSink::finish(bool reusable)
{
    m_phase = Phase::Ended;
    if (m_socket) {
        disconnect(m_socket, nullptr, this, nullptr);
    }
    // first: from 6.5 on the responder's end is what lets Qt read the next request
    m_responder.reset();
    if (m_guard) {
        m_guard->answerEnded(reusable);
    }
}

void QHttpResponseSink::socketGone()
{
    if (m_phase == Phase::Ended || m_isGone || isWritable()) {
        return;
    }
    m_isGone = true;
    Q_EMIT clientGone();
}

} // namespace qiao
