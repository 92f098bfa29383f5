#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <utility>

namespace qiao {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// Where the answer to one request goes. The first of respond() and begin() commits the status; each
/// answer ends exactly once, by respond(), end() or abort(). Lives on the worker thread.
class ResponseSink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends a whole answer. Content-Length is added; for HEAD the body is left out.
    virtual void respond(int status, const HttpHeaders &headers, const QByteArray &body) = 0;

    /// Starts a streamed answer (chunked for HTTP/1.1, delimited by close for HTTP/1.0).
    virtual void begin(int status, const HttpHeaders &headers) = 0;
    /// Hands bytes to the socket at once. Only between begin() and end().
    virtual void write(const QByteArray &bytes) = 0;
    virtual void end() = 0;

    /// Cuts the connection without a proper ending; the client sees a truncated body.
    virtual void abort() = 0;

    /// Bytes handed over that the client's socket has not taken yet.
    [[nodiscard]] virtual qint64 bytesPending() const = 0;

Q_SIGNALS:
    /// bytesPending() went down.
    void drained();
    /// The client is gone; nothing that is written arrives any more. At most once, never after the end.
    void clientGone();
};

} // namespace qiao
