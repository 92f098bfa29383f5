#pragma once

#include <QtGlobal>

#include <optional>

namespace qiao::bench {

/// What a running process costs.
struct ProcessFigures
{
    qint64 residentBytes = 0;
    qint64 peakResidentBytes = 0; ///< since its start or the last resetPeak()
    int descriptors = 0;
    int threads = 0;
    qint64 cpuTicks = 0; ///< user and system time so far
};

/// nullopt where the platform has no such figures or the process is not ours.
[[nodiscard]] std::optional<ProcessFigures> processFigures(qint64 processId);

/// From here on peakResidentBytes counts anew; false where that is not possible.
bool resetPeak(qint64 processId);

/// Raises this process's own limit of open descriptors as far as it may.
void allowManyDescriptors();

} // namespace qiao::bench
