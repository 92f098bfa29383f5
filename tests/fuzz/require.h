#pragma once

#include <cstdlib>

/// Ends the program unless \a holds, so that the fuzzer keeps the input.
inline void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}
