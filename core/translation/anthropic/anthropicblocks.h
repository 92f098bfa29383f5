#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <functional>
#include <vector>

namespace qiao::translation {

/// Calls \a visit for each block of \a content that is an object; a string is left to the caller.
void forEachBlock(const RawJson::Value &content, const std::function<void(const RawJson::Value &)> &visit);

/// Whether \a block is of type \a type.
[[nodiscard]] bool isBlock(const RawJson::Value &block, std::string_view type);

/// Whether \a block carries cache_control, which the context then knows.
[[nodiscard]] bool takesCacheMarker(const RawJson::Value &block, AnthropicContext &context);

/// Appends what the model gets for one block of a user's, a system's or a tool result's content: texts,
/// images, documents, search results and tool references. Empty texts go; what cannot be sent becomes a text
/// that says so, what nobody knows is left out, and both are noted.
void appendBlock(std::vector<ChatPart> &parts, const RawJson::Value &block, AnthropicContext &context);

/// appendBlock() for a whole content, string or list.
void appendContentParts(
    std::vector<ChatPart> &parts, const RawJson::Value &content, AnthropicContext &context);

} // namespace qiao::translation
