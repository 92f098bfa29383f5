#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace qiao::translation {

// Inline: every byte of every body is read with these.

/// Whether \a character simply stands for itself in a JSON string: no quote, backslash, control character or
/// byte above 127.
[[nodiscard]] constexpr bool isPlainText(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/// How many of the 8 bytes at \a at are plain text, up to the first that is not.
[[nodiscard]] inline std::size_t plainTextOf8(const char *at)
{
    if constexpr (std::endian::native == std::endian::little) {
        constexpr std::uint64_t each = 0x0101010101010101ULL;
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t quote = word ^ (each * '"');
        const std::uint64_t backslash = word ^ (each * '\\');
        // The high bit of each byte that is not plain. Exact for the lowest; higher ones may be false alarms
        // (a borrow).
        const std::uint64_t special =
            (((quote - each) & ~quote) | ((backslash - each) & ~backslash) | (word - each * 0x20) | word)
            & (each * 0x80);
        return static_cast<std::size_t>(std::countr_zero(special)) / 8;
    } else {
        std::size_t count = 0;
        while (count < 8 && isPlainText(at[count])) {
            ++count;
        }
        return count;
    }
}

/// The first byte from \a at that is not plain text; \a end when there is none.
[[nodiscard]] inline const char *skipPlainText(const char *at, const char *end)
{
    while (end - at >= 8) {
        const std::size_t plain = plainTextOf8(at);
        at += plain;
        if (plain < 8) {
            return at;
        }
    }
    while (at != end && isPlainText(*at)) {
        ++at;
    }
    return at;
}

/// Length of the UTF-8 sequence of several bytes at \a at (RFC 3629, table in section 4), of which \a left
/// bytes are there; 0 when it is not one.
[[nodiscard]] std::size_t utf8Length(const char *at, std::size_t left);

} // namespace qiao::translation
