#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qiao::tokenizer {

/// Width and height of an image in pixels, neither of them 0.
struct ImageSize
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    bool operator==(const ImageSize &) const = default;
};

/// The size that the header of a PNG, JPEG, GIF or WebP tells, in a data URL (RFC 2397) with base64. Only the
/// bytes of the header are decoded. nullopt for other URLs and other formats, and when the header is damaged.
[[nodiscard]] std::optional<ImageSize> imageSize(std::string_view url);

} // namespace qiao::tokenizer
