#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <vector>

namespace qiao::translation {

/// Leaves as many of the client's cache_control marks as the service takes: those of the system prompt and of
/// the tools (\a toolsMarked), then the last ones of the conversation. A body that carries cache_control
/// itself marks the end of the conversation. All go where the service or the model takes none.
void chooseCacheMarkers(std::vector<ChatMessage> &messages, bool &toolsMarked, const RawJson::Value &root,
    AnthropicContext &context);

} // namespace qiao::translation
