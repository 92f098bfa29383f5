#pragma once

#include <cstdint>

namespace qiao::translation {

/// Spreads the bits of a counter (the finalizer of SplitMix64).
[[nodiscard]] constexpr std::uint64_t mixedBits(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

} // namespace qiao::translation
