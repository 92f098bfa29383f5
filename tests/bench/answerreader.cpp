#include "bench/answerreader.h"

#include <QList>

#include <algorithm>

namespace qiao::bench {

void AnswerReader::feed(QByteArrayView bytes)
{
    m_pending.append(bytes);
    if (m_status == 0 && !readHead()) {
        return;
    }
    if (!m_chunked) {
        readPlainBody();
        return;
    }
    while (!m_complete && readChunk()) { }
    // moved only now: a fast stream brings hundreds of chunks in one read
    m_pending.remove(0, m_read);
    m_read = 0;
}

void AnswerReader::connectionClosed()
{
    m_complete = m_complete || (m_status != 0 && !m_chunked && m_length < 0);
}

bool AnswerReader::readHead()
{
    const qsizetype end = m_pending.indexOf("\r\n\r\n");
    if (end < 0) {
        return false;
    }
    const QByteArray head = m_pending.left(end);
    m_pending.remove(0, end + 4);
    const int status = head.mid(head.indexOf(' ') + 1, 3).toInt();
    if (status == 100) {
        return readHead();
    }
    m_status = status;
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) {
            readField(QByteArrayView(line).first(colon), QByteArrayView(line).sliced(colon + 1));
        }
    }
    return true;
}

void AnswerReader::readField(QByteArrayView name, QByteArrayView value)
{
    const QByteArray key = name.toByteArray().toLower();
    const QByteArray text = value.toByteArray().trimmed().toLower();
    if (key == "content-length") {
        m_length = text.toLongLong();
    } else if (key == "transfer-encoding") {
        m_chunked = text == "chunked";
    } else if (key == "connection") {
        m_closes = text == "close";
    }
}

void AnswerReader::readPlainBody()
{
    const qint64 wanted = m_length < 0 ? m_pending.size() : m_length - m_body.size();
    m_body += m_pending.left(wanted);
    m_pending.remove(0, std::min<qint64>(wanted, m_pending.size()));
    m_complete = m_length >= 0 && m_body.size() == m_length;
}

bool AnswerReader::readChunk()
{
    const qsizetype lineEnd = m_pending.indexOf("\r\n", m_read);
    if (lineEnd < 0) {
        return false;
    }
    const qsizetype size = QByteArrayView(m_pending).sliced(m_read, lineEnd - m_read).toLongLong(nullptr, 16);
    const qsizetype end = lineEnd + 2 + size + 2;
    if (m_pending.size() < end) {
        return false;
    }
    m_body.append(QByteArrayView(m_pending).sliced(lineEnd + 2, size));
    m_read = end;
    m_complete = size == 0;
    return true;
}

} // namespace qiao::bench
