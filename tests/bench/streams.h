#pragma once

#include "bench/processfigures.h"
#include "bench/report.h"
#include "bench/testbed.h"

namespace qiao::bench {

/// What came of many paced streams that ran at once.
struct StreamsOutcome
{
    Samples firstByte; ///< of those that arrived whole or not, in nanoseconds
    qint64 wall = 0; ///< nanoseconds; 0 when they did not end
    int whole = 0; ///< streams that arrived complete
    std::optional<ProcessFigures> during; ///< of the process, while all are running
};

/// The text of one paced stream, straight from the service; empty when it gave none.
[[nodiscard]] QByteArray pacedText(const Testbed &testbed);

/// Runs \a count streams at once, which take a second each, and compares them with \a expected.
[[nodiscard]] StreamsOutcome runStreams(
    const Target &target, int count, qint64 processId, const QByteArray &expected);

/// Lets the process close what the clients have left.
void settle();

} // namespace qiao::bench
