#include "translation/anthropic/anthropicid.h"

#include "translation/json/mixedbits.h"

#include <algorithm>

namespace qiao::translation {

namespace {

bool isIdCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

} // namespace

std::string anthropicId(std::string_view prefix, std::uint64_t seed, std::uint64_t number)
{
    static constexpr std::string_view digits =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string id(prefix);
    for (std::uint64_t part = 0; part < 3; ++part) {
        std::uint64_t bits = mixedBits(mixedBits(seed) + (3 * number + part + 1) * 0x9E3779B97F4A7C15u);
        for (int i = 0; i < 8; ++i, bits /= digits.size()) {
            id += digits[bits % digits.size()];
        }
    }
    return id;
}

std::string withAnthropicIdCharacters(std::string id)
{
    std::replace_if(
        id.begin(), id.end(), [](char c) { return !isIdCharacter(c); }, '_');
    return id;
}

} // namespace qiao::translation
