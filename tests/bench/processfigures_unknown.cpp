#include "bench/processfigures.h"

namespace qiao::bench {

std::optional<ProcessFigures> processFigures(qint64)
{
    return std::nullopt;
}

bool resetPeak(qint64)
{
    return false;
}

void allowManyDescriptors() { }

} // namespace qiao::bench
