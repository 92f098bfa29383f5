#include "tokenizer/messagecontent.h"

#include <optional>
#include <string_view>

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

std::optional<ImageSize> sizeOf(const RawJson::Value &image)
{
    const auto url = image.kind() == RawJson::Kind::Object ? image.find("url") : image;
    if (!url || url->kind() != RawJson::Kind::String) {
        return std::nullopt;
    }
    const std::string_view raw = url->raw();
    if (raw.find('\\') == std::string_view::npos) {
        // megabytes that need not be copied
        return imageSize(raw.substr(1, raw.size() - 2));
    }
    return imageSize(url->string());
}

} // namespace

ContentText MessageContent::read(const RawJson::Value &content) const
{
    ContentText result;
    if (content.kind() == RawJson::Kind::String) {
        result.text = content.string();
    } else if (content.kind() == RawJson::Kind::Array) {
        for (auto part = content.firstChild(); part; part = part->nextSibling()) {
            addPart(*part, result);
        }
    }
    return result;
}

void MessageContent::addPart(const RawJson::Value &part, ContentText &content) const
{
    if (part.kind() == RawJson::Kind::String) {
        content.text += part.string();
    } else if (const auto image = part.find("image_url")) {
        addImage(part, *image, content);
    } else if (const auto text = part.find("text"); text && text->kind() == RawJson::Kind::String) {
        content.text += text->string();
    } else {
        content.complete = false;
    }
}

void MessageContent::addImage(
    const RawJson::Value &part, const RawJson::Value &image, ContentText &content) const
{
    const auto size = sizeOf(image);
    auto mostPixels = part.find("max_pixels") ? part.find("max_pixels")->number() : std::nullopt;
    if (m_highResolution) {
        mostPixels = static_cast<double>(highResolutionTokens * m_images.side * m_images.side);
    }
    content.text += "<|vision_start|><|image_pad|><|vision_end|>";
    content.imageTokens += imageTokens(size.value_or(unknownImageSize), m_images, mostPixels) - 1;
    content.complete = content.complete && size;
}

} // namespace qiao::tokenizer
