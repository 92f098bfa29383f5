#pragma once

#include "tokenizer/imagesize.h"

#include <cstdint>
#include <optional>

namespace qiao::tokenizer {

/// How a vision model divides images.
struct ImageRule
{
    std::int64_t side = 32; ///< one token is a square of this many pixels
    std::int64_t mostTokens = 2560; ///< larger images are scaled down to this, unless asked for more
};

/// No image becomes fewer tokens, and none more even where a request asks for high resolution.
inline constexpr std::int64_t fewestImageTokens = 4;
inline constexpr std::int64_t highResolutionTokens = 16384;

/// The tokens of one image, without the two that enclose it. Model Studio's page on visual understanding:
/// both sides are rounded to whole squares, and scaled before where that is too many or too few. \a
/// mostPixels is the request's own limit.
[[nodiscard]] std::int64_t imageTokens(
    ImageSize size, const ImageRule &rule, std::optional<double> mostPixels = {});

/// For an image that cannot be looked at: 1024 × 1024 pixels.
inline constexpr ImageSize unknownImageSize{1024, 1024};

} // namespace qiao::tokenizer
