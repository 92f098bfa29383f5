#pragma once

#include <QtGlobal>

#include <vector>

namespace qiao {

/// Bytes begin to end of a text, the latter left out.
struct TextSpan
{
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const TextSpan &) const = default;
};

using TextSpans = std::vector<TextSpan>;

} // namespace qiao
