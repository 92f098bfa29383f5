#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/chat/chatmessages.h"
#include "translation/json/rawjson.h"

namespace qiao::translation {

/// Adds an assistant message of the history to \a assistant, which may hold earlier ones: thinking as
/// reasoning, texts as one text, tool_use as calls (ids and names as the service takes them), what the
/// server's own tools did as text. Redacted thinking goes.
void addAssistant(ChatMessage &assistant, const RawJson::Value &message, AnthropicContext &context);

} // namespace qiao::translation
