#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace qiao::bench {

/// Reads one HTTP/1.1 answer (RFC 9112) from a connection's bytes, at any split.
class AnswerReader
{
public:
    void feed(QByteArrayView bytes);
    /// The peer closed: the end of an answer that has no other.
    void connectionClosed();

    /// 0 until the head is there.
    [[nodiscard]] int status() const { return m_status; }
    /// The body so far, without chunked framing.
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    /// The answer has come to its proper end.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// The peer said that it closes after this answer.
    [[nodiscard]] bool closes() const { return m_closes; }

private:
    [[nodiscard]] bool readHead();
    void readField(QByteArrayView name, QByteArrayView value);
    void readPlainBody();
    [[nodiscard]] bool readChunk();

    QByteArray m_pending;
    qsizetype m_read = 0; ///< of m_pending
    QByteArray m_body;
    qint64 m_length = -1;
    int m_status = 0;
    bool m_chunked = false;
    bool m_closes = false;
    bool m_complete = false;
};

} // namespace qiao::bench
