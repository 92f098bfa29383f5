#pragma once

#include <qiao/requestrow.h>

#include <QList>
#include <QString>

#include <chrono>

namespace qiao::ui {

/// One stretch of a request's time.
struct TimingPart
{
    enum class Kind {
        Queue, ///< here, before it went to the service
        Connect, ///< until a connection stood
        FirstToken, ///< until the service began to answer
        Stream, ///< while the answer came
        Answer, ///< an answer that came in one piece
    };

    Kind kind = Kind::Queue;
    std::chrono::milliseconds duration{0};

    bool operator==(const TimingPart &) const = default;
};

/// What \a row's time was spent on, in order; its parts add up to its duration. One that never went to the
/// service has none. Pure.
[[nodiscard]] QList<TimingPart> timingParts(const RequestRow &row);
/// "queue 12 ms · connect 90 ms · first token 310 ms · stream 2.1 s", in the program's language.
[[nodiscard]] QString timingText(const QList<TimingPart> &parts);

} // namespace qiao::ui
