#include "idlememory.h"

#include "freememory.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto idleDelay = 3s;
constexpr qsizetype manyBytes = 4 * 1024 * 1024;
constexpr qsizetype manyRequests = 32;

} // namespace

IdleMemory::IdleMemory(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleMemory::release);
}

void IdleMemory::requestCame(qsizetype bodyBytes, qsizetype underWay)
{
    m_bytes += bodyBytes;
    m_mostUnderWay = std::max(m_mostUnderWay, underWay);
    m_timer.stop();
}

void IdleMemory::allEnded()
{
    if (m_bytes > manyBytes || m_mostUnderWay > manyRequests) {
        m_timer.start(idleDelay);
    }
}

void IdleMemory::release()
{
    m_bytes = 0;
    m_mostUnderWay = 0;
    releaseFreeMemory();
}

} // namespace qiao
