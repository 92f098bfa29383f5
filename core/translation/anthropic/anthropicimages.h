#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

#include <vector>

namespace qiao::translation {

/// Appends an image block as the image part of a chat. An image that cannot be sent stays in the history for
/// ever, so it never fails: a text says that it was left out.
void appendImage(std::vector<ChatPart> &parts, const RawJson::Value &block, AnthropicContext &context);

} // namespace qiao::translation
