#include "translation/anthropicid.h"

#include <algorithm>

namespace qiao::translation {

namespace {

/// Spreads the bits of a counter (the finalizer of SplitMix64).
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

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
        std::uint64_t bits = mixed(mixed(seed) + (3 * number + part + 1) * 0x9E3779B97F4A7C15u);
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
