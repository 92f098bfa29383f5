#include "translation/json/jsonscan.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace qiao::translation {

namespace {

constexpr std::uint64_t bytesOf(std::uint8_t byte)
{
    return 0x0101010101010101ULL * byte;
}

/// High bit of each byte of \a word that ends a run of plain text: a quote, a backslash, a control character
/// or a byte above 127. Exact for the lowest such byte; higher ones may be false alarms (a borrow).
constexpr std::uint64_t specialBytes(std::uint64_t word)
{
    const std::uint64_t quote = word ^ bytesOf('"');
    const std::uint64_t backslash = word ^ bytesOf('\\');
    const std::uint64_t found = ((quote - bytesOf(1)) & ~quote) | ((backslash - bytesOf(1)) & ~backslash)
        | (word - bytesOf(0x20)) | word;
    return found & bytesOf(0x80);
}

constexpr bool isPlain(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

constexpr bool isBetween(char character, unsigned char low, unsigned char high)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= low && byte <= high;
}

} // namespace

const char *skipPlainText(const char *at, const char *end)
{
    if constexpr (std::endian::native == std::endian::little) {
        while (end - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            if (const std::uint64_t special = specialBytes(word)) {
                return at + std::countr_zero(special) / 8;
            }
            at += 8;
        }
    }
    while (at != end && isPlain(*at)) {
        ++at;
    }
    return at;
}

std::size_t utf8Length(const char *at, std::size_t left)
{
    const auto lead = static_cast<unsigned char>(*at);
    if (lead >= 0xC2 && lead <= 0xDF) {
        return left >= 2 && isBetween(at[1], 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return left >= 3 && isBetween(at[1], low, high) && isBetween(at[2], 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        return left >= 4 && isBetween(at[1], low, high) && isBetween(at[2], 0x80, 0xBF)
                && isBetween(at[3], 0x80, 0xBF)
            ? 4
            : 0;
    }
    return 0;
}

} // namespace qiao::translation
