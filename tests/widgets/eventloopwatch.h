#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace qiao::test {

/// How late this thread's event loop comes to a timer that is due every five milliseconds: while it works on
/// something else, nothing on the screen answers.
class EventLoopWatch
{
public:
    /// Watches from now on.
    EventLoopWatch();

    [[nodiscard]] std::chrono::microseconds latest() const { return m_latest; }
    /// How often it was later than a frame of a screen that shows sixty a second.
    [[nodiscard]] int missedFrames() const { return m_missedFrames; }
    [[nodiscard]] int beats() const { return m_beats; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::chrono::microseconds m_latest{0};
    int m_missedFrames = 0;
    int m_beats = 0;
};

} // namespace qiao::test
