#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <optional>
#include <string>
#include <vector>

namespace qiao::translation {

/// The one system message: \a system (a string or blocks, or nothing), then \a leading, then \a instructions
/// of Qiao's own (spelled), each a paragraph. Claude Code's billing line is left out: it changes with every
/// request, and with it the prompt that the service could have kept. The last block that carries
/// cache_control ends a part that carries it. Nothing when there is no text, unless the service insists.
[[nodiscard]] std::optional<ChatMessage> systemMessage(const std::optional<RawJson::Value> &system,
    const std::vector<ChatPart> &leading, const std::vector<std::string> &instructions,
    AnthropicContext &context);

} // namespace qiao::translation
