#include "translation/json/jsonscan.h"

namespace qiao::translation {

namespace {

constexpr bool isBetween(char character, unsigned char low, unsigned char high)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= low && byte <= high;
}

} // namespace

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
