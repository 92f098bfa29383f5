#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Puts \a replacement where \a length bytes from \a offset were.
struct Edit
{
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string replacement;
};

/// \a text with all \a edits applied in one pass. Edits may come in any order but must not overlap;
/// insertions at the same place keep their order.
[[nodiscard]] std::string spliced(std::string_view text, std::vector<Edit> edits);

} // namespace qiao::translation
