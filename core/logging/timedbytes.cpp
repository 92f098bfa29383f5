#include "logging/exchangerecord.h"

#include <algorithm>

namespace qiao {

void TimedBytes::add(Milliseconds time, const QByteArray &bytes)
{
    const qsizetype toHead = std::min(bytes.size(), m_largest / 2 - m_headSize);
    if (toHead > 0) {
        m_head.push_back({time, bytes.first(toHead)});
        m_headSize += toHead;
    }
    if (toHead == bytes.size()) {
        return;
    }
    m_tail.push_back({time, bytes.sliced(toHead)});
    m_tailSize += bytes.size() - toHead;
    while (m_tailSize - m_tail.front().bytes.size() >= m_largest / 2) {
        m_leftOut += m_tail.front().bytes.size();
        m_tailSize -= m_tail.front().bytes.size();
        m_tail.pop_front();
    }
}

CappedText TimedBytes::text() const
{
    CappedText text{.leftOut = m_leftOut};
    for (const Chunk &chunk : m_head) {
        text.head += chunk.bytes;
    }
    for (const Chunk &chunk : m_tail) {
        text.tail += chunk.bytes;
    }
    return text;
}

} // namespace qiao
