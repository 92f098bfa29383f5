#include "tokenizer/imagesize.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace qiao::tokenizer {

namespace {

/// The bytes behind a base64 text, decoded one by one where they are asked for. Past the end, and where the
/// text is no base64, bytes are 0 and valid() turns false.
class Base64Bytes
{
public:
    explicit Base64Bytes(std::string_view text) : m_text(text) { }

    [[nodiscard]] bool valid() const { return m_valid; }

    std::uint32_t at(std::size_t index)
    {
        // three bytes are four characters: the bits of one byte are in two neighbours
        const std::size_t first = index / 3 * 4 + index % 3;
        const std::uint32_t high = valueAt(first);
        const std::uint32_t low = valueAt(first + 1);
        const auto shift = static_cast<std::uint32_t>(index % 3 * 2);
        return (high << (2 + shift) | low >> (4 - shift)) & 0xffU;
    }

    bool startsWith(std::string_view bytes, std::size_t from = 0)
    {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (at(from + i) != static_cast<unsigned char>(bytes[i])) {
                return false;
            }
        }
        return m_valid;
    }

    std::uint32_t bigEndian(std::size_t index, std::size_t size)
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = value << 8U | at(index + i);
        }
        return value;
    }

    std::uint32_t littleEndian(std::size_t index, std::size_t size)
    {
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i) {
            value = value << 8U | at(index + i - 1);
        }
        return value;
    }

private:
    std::uint32_t valueAt(std::size_t index)
    {
        const char c = index < m_text.size() ? m_text[index] : '=';
        if (c >= 'A' && c <= 'Z') {
            return static_cast<std::uint32_t>(c - 'A');
        }
        if (c >= 'a' && c <= 'z') {
            return static_cast<std::uint32_t>(c - 'a' + 26);
        }
        if (c >= '0' && c <= '9') {
            return static_cast<std::uint32_t>(c - '0' + 52);
        }
        if (c == '+' || c == '-') {
            return 62;
        }
        if (c == '/' || c == '_') {
            return 63;
        }
        m_valid = false;
        return 0;
    }

    std::string_view m_text;
    bool m_valid = true;
};

/// PNG specification 11.2.2: the IHDR chunk comes first.
std::optional<ImageSize> pngSize(Base64Bytes &bytes)
{
    if (!bytes.startsWith("\x89PNG\r\n\x1a\n")) {
        return std::nullopt;
    }
    return ImageSize{bytes.bigEndian(16, 4), bytes.bigEndian(20, 4)};
}

/// GIF89a specification 18: the logical screen.
std::optional<ImageSize> gifSize(Base64Bytes &bytes)
{
    if (!bytes.startsWith("GIF8")) {
        return std::nullopt;
    }
    return ImageSize{bytes.littleEndian(6, 2), bytes.littleEndian(8, 2)};
}

/// RFC 9649: lossy (with the frame header of RFC 6386 9.1), lossless and extended files.
std::optional<ImageSize> webpSize(Base64Bytes &bytes)
{
    if (!bytes.startsWith("RIFF") || !bytes.startsWith("WEBP", 8)) {
        return std::nullopt;
    }
    if (bytes.startsWith("VP8 ", 12)) {
        return ImageSize{bytes.littleEndian(26, 2) & 0x3fffU, bytes.littleEndian(28, 2) & 0x3fffU};
    }
    if (bytes.startsWith("VP8L", 12)) {
        const std::uint32_t bits = bytes.littleEndian(21, 4);
        return ImageSize{(bits & 0x3fffU) + 1, (bits >> 14U & 0x3fffU) + 1};
    }
    if (bytes.startsWith("VP8X", 12)) {
        return ImageSize{bytes.littleEndian(24, 3) + 1, bytes.littleEndian(27, 3) + 1};
    }
    return std::nullopt;
}

/// ITU-T T.81 B.1 and B.2: segments, each with its length, up to the one that starts the frame.
std::optional<ImageSize> jpegSize(Base64Bytes &bytes)
{
    if (!bytes.startsWith("\xff\xd8")) {
        return std::nullopt;
    }
    std::size_t position = 2;
    while (bytes.valid()) {
        if (bytes.at(position) != 0xff) {
            return std::nullopt;
        }
        const std::uint32_t marker = bytes.at(position + 1);
        const bool startsFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (startsFrame) {
            return ImageSize{bytes.bigEndian(position + 7, 2), bytes.bigEndian(position + 5, 2)};
        }
        if (marker == 0xff) {
            ++position; // fill byte
        } else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
            position += 2; // markers without a segment
        } else {
            position += 2 + bytes.bigEndian(position + 2, 2);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<ImageSize> imageSize(std::string_view url)
{
    constexpr std::string_view scheme = "data:";
    constexpr std::string_view encoding = ";base64";
    const std::size_t comma = url.substr(0, 256).find(',');
    if (!url.starts_with(scheme) || comma == std::string_view::npos
        || !url.substr(0, comma).ends_with(encoding)) {
        return std::nullopt;
    }
    const std::string_view data = url.substr(comma + 1);
    for (const auto read : {pngSize, jpegSize, gifSize, webpSize}) {
        Base64Bytes bytes(data);
        if (const auto size = read(bytes)) {
            const bool sound = bytes.valid() && size->width > 0 && size->height > 0;
            return sound ? size : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace qiao::tokenizer
