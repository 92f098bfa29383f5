#include "widgets/eventloopwatch.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao::test {

namespace {

constexpr auto interval = 5ms;
constexpr std::chrono::microseconds frame{16'667};

} // namespace

EventLoopWatch::EventLoopWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_clock.start();
    m_timer.start(interval);
}

void EventLoopWatch::beat()
{
    const std::chrono::microseconds late =
        std::chrono::microseconds(m_clock.nsecsElapsed() / 1000) - interval;
    m_clock.restart();
    m_latest = std::max(m_latest, late);
    m_missedFrames += late > frame ? 1 : 0;
    ++m_beats;
}

} // namespace qiao::test
