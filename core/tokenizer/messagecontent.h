#pragma once

#include "tokenizer/imagetokens.h"
#include "translation/json/rawjson.h"

#include <cstdint>
#include <string>

namespace qiao::tokenizer {

/// What a message's content adds to a prompt.
struct ContentText
{
    std::string text; ///< an image is <|vision_start|><|image_pad|><|vision_end|>
    std::int64_t imageTokens = 0; ///< of the images, beyond the one that <|image_pad|> is
    bool complete = true; ///< false when there is an image of unknown size, or a part of unknown kind
};

/// Reads chat completions content: a string, null, or parts.
class MessageContent
{
public:
    /// \a highResolution: the request has DashScope's vl_high_resolution_images.
    MessageContent(const ImageRule &images, bool highResolution)
        : m_images(images), m_highResolution(highResolution)
    { }

    [[nodiscard]] ContentText read(const translation::RawJson::Value &content) const;

private:
    void addPart(const translation::RawJson::Value &part, ContentText &content) const;
    void addImage(const translation::RawJson::Value &part, const translation::RawJson::Value &image,
        ContentText &content) const;

    ImageRule m_images;
    bool m_highResolution;
};

} // namespace qiao::tokenizer
