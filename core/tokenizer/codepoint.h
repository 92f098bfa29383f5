#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace qiao::tokenizer {

/// One code point of a UTF-8 text and the bytes that it took.
struct CodePoint
{
    std::int32_t value = 0;
    std::size_t size = 0;
    bool broken = false; ///< no UTF-8: the value is then U+FFFD
};

/// What the pre-tokenizer tells apart.
enum class CharacterClass : std::uint8_t {
    Letter, ///< \p{L}
    Number, ///< \p{N}
    NewLine, ///< CR or LF; a space too
    Space, ///< \s, Unicode's White_Space: U+0085 is one, U+180E and U+FEFF are none
    Other,
};

/// Reads the code point at the start of \a text, which must not be empty. Bytes that are no UTF-8 come as the
/// Unicode Standard (3.9, "U+FFFD Substitution of Maximal Subparts") and every browser has it: one U+FFFD for
/// the longest start of a sequence that could have become one, else for a single byte.
[[nodiscard]] CodePoint readCodePoint(std::string_view text);

/// Appends a code point, which must be one of UTF-8's.
void appendUtf8(std::int32_t codePoint, std::string &out);

[[nodiscard]] CharacterClass classOf(std::int32_t codePoint);

} // namespace qiao::tokenizer
