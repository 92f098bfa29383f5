#include "translation/base64.h"

#include <cstdint>

namespace qiao::translation {

namespace {

/// The six bits of a character; nullopt when it has none.
std::optional<std::uint32_t> bitsOf(char character)
{
    if (character >= 'A' && character <= 'Z') {
        return static_cast<std::uint32_t>(character - 'A');
    }
    if (character >= 'a' && character <= 'z') {
        return static_cast<std::uint32_t>(character - 'a' + 26);
    }
    if (character >= '0' && character <= '9') {
        return static_cast<std::uint32_t>(character - '0' + 52);
    }
    if (character == '+' || character == '/') {
        return character == '+' ? 62u : 63u;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t group = 0;
    std::size_t characters = 0;
    std::size_t padding = 0;
    for (const char character : text) {
        if (character == '\r' || character == '\n') {
            continue;
        }
        if (character == '=') {
            ++padding;
            continue;
        }
        const auto bits = bitsOf(character);
        if (!bits || padding > 0) {
            return std::nullopt;
        }
        group = (group << 6) | *bits;
        if (++characters % 4 != 1) {
            // the bits of whole bytes: 6 of 8 wait after the first, 4 after the second, 2 after the third
            bytes += static_cast<char>(group >> (6 - 2 * ((characters - 1) % 4)) & 0xFF);
        }
    }
    const std::size_t missing = (4 - characters % 4) % 4;
    const bool whole = missing < 3 && (padding == 0 || padding == missing);
    return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace qiao::translation
