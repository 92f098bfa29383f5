#pragma once

#include <string>
#include <string_view>

namespace qiao::tokenizer {

/// \a text in Unicode's normalization form C, with U+FFFD for what is no UTF-8 (see readCodePoint()). Most
/// texts are in that form already and come back as they are; else the result is in \a storage and ends with
/// it. Linear in the text, also where a thousand accents follow one letter.
[[nodiscard]] std::string_view normalized(std::string_view text, std::string &storage);

} // namespace qiao::tokenizer
