#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// \a bytes cut into pieces of 1 to 24 bytes as \a seed has it; each has an allocation of its own, so that
/// reading past one shows.
inline std::vector<std::string> piecesOf(std::string_view bytes, std::uint32_t seed)
{
    std::vector<std::string> pieces;
    while (!bytes.empty()) {
        seed = seed * 1664525u + 1013904223u;
        pieces.emplace_back(bytes.substr(0, 1 + (seed >> 24) % 24));
        bytes.remove_prefix(pieces.back().size());
    }
    return pieces;
}
