#pragma once

#include "server/connectionguard.h"
#include "server/responsesink.h"

#include <QHttpServerResponder>
#include <QPointer>

#include <memory>

namespace qiao {

/// The answer to one request on a client's socket. Writes HTTP/1 itself and hands every write to the
/// system at once. Holds QHttpServer's responder until the answer ends, which keeps Qt 6.5 and later from
/// reading on the connection meanwhile. Socket and sink may die in either order, and the sink may be deleted
/// from inside clientGone(). Destroyed before its end, it aborts.
class QHttpResponseSink : public ResponseSink
{
    Q_OBJECT

public:
    /// \a guard is handling a request.
    QHttpResponseSink(ConnectionGuard &guard, const AnswerFraming &framing, QHttpServerResponder &&responder);
    ~QHttpResponseSink() override;

    void respond(int status, const HttpHeaders &headers, const QByteArray &body) override;
    void begin(int status, const HttpHeaders &headers) override;
    void write(const QByteArray &bytes) override;
    void end() override;
    void abort() override;
    [[nodiscard]] qint64 bytesPending() const override;

    /// The server goes away: cuts the connection and tells clientGone().
    void serverGone();

private:
    enum class Phase { Waiting, Streaming, Ended };

    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] bool isChunked() const;
    void send(const QByteArray &bytes);
    void finish(bool reusable);
    void socketGone();

    QPointer<ConnectionGuard> m_guard;
    QPointer<QTcpSocket> m_socket;
    AnswerFraming m_framing;
    std::unique_ptr<QHttpServerResponder> m_responder;
    Phase m_phase = Phase::Waiting;
    bool m_hasBody = true;
    bool m_isGone = false;
};

} // namespace qiao
