#pragma once

#include <string_view>

namespace qiao::translation {

/// Takes the content blocks of an Anthropic message as they become known, one after the other. Texts are
/// spelled as JSON strings, without the quotes.
class ContentSink
{
public:
    virtual ~ContentSink() = default;

    virtual void beginText() = 0;
    virtual void beginThinking() = 0;
    virtual void beginToolUse(std::string_view id, std::string_view name) = 0;
    /// More of the open block: of its text, its thinking, or its input's JSON text.
    virtual void append(std::string_view spelling) = 0;
    /// The signature of the open thinking block, right before its end.
    virtual void sign(std::string_view signature) = 0;
    virtual void endBlock() = 0;
};

} // namespace qiao::translation
