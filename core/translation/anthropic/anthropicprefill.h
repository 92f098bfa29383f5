#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/anthropic/anthropicthinking.h"
#include "translation/chat/chatmessages.h"

#include <string>
#include <vector>

namespace qiao::translation {

/// Deals with \a messages that end with the assistant's: the client has begun the answer. In partial mode the
/// model goes on from there. Without it, it is told how to begin, and the beginning is returned, to be taken
/// off the answer; of a long beginning it is told only to go on. Empty = the answer comes as it has to.
[[nodiscard]] std::string applyPrefill(
    std::vector<ChatMessage> &messages, AnthropicThinking &thinking, AnthropicContext &context);

} // namespace qiao::translation
