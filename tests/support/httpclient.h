#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTcpSocket>

#include <optional>
#include <utility>

namespace qiao {

/// A client of the tests: one connection, bytes under the test's control, answers read as they come. Wait
/// with QTRY_* on what happened.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpClient(quint16 port, QObject *parent = nullptr);

    /// Sends a request with the headers that every client sends (Host, Content-Type and Content-Length with a
    /// body) and \a headers.
    void send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        const Headers &headers = {});
    void post(const QByteArray &body, const Headers &headers = {})
    {
        send("POST", "/v1/chat/completions", body, headers);
    }
    void sendRaw(const QByteArray &bytes);
    /// Stops reading, so that the peer's send buffer fills up; or reads again.
    void setReading(bool reading);
    /// Hangs up with a FIN, or a reset.
    void hangUp();
    void reset();

    /// Of the answer under way: 0 and empty until its head is there.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    /// The body so far, without chunked framing.
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    /// The answer has come to its proper end.
    [[nodiscard]] bool complete() const { return m_complete; }
    /// Waits for complete(), as long as tests wait for anything; whether it came.
    [[nodiscard]] bool waitUntilComplete() const;
    /// The peer closed the connection.
    [[nodiscard]] bool closed() const { return m_closed; }
    /// Everything received on this connection, framing included.
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    /// Forgets the answer, for the next request on this connection.
    void next();

    /// The data of each event in body() so far.
    [[nodiscard]] QList<QByteArray> events() const;

Q_SIGNALS:
    void progressed();

private:
    void readBytes();
    void parse();
    void parseHead();
    void parseBody();
    [[nodiscard]] bool parseChunk();

    QTcpSocket m_socket;
    QByteArray m_received;
    QByteArray m_pending;
    QByteArray m_body;
    Headers m_headers;
    std::optional<qint64> m_length;
    int m_status = 0;
    bool m_chunked = false;
    bool m_isHead = false;
    bool m_headRead = false;
    bool m_complete = false;
    bool m_closed = false;
    bool m_reading = true;
};

} // namespace qiao
