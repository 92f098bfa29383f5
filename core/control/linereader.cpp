#include "control/linereader.h"

namespace qiao {

void LineReader::append(const QByteArray &bytes)
{
    if (!m_overflowed) {
        m_bytes += bytes;
    }
}

std::optional<QByteArray> LineReader::next()
{
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    if ((end < 0 ? m_bytes.size() : end) > m_limit) {
        m_overflowed = true;
        m_bytes.clear();
        m_searched = 0;
        return std::nullopt;
    }
    if (end < 0) {
        m_searched = m_bytes.size();
        return std::nullopt;
    }
    QByteArray line = m_bytes.first(end);
    m_bytes.remove(0, end + 1);
    m_searched = 0;
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

} // namespace qiao
