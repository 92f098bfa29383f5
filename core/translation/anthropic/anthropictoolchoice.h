#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/anthropic/anthropicthinking.h"
#include "translation/anthropic/anthropictools.h"
#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// Appends tool_choice and parallel_tool_calls (each with its comma in front), as far as there are \a tools
/// to choose from. A forced call makes \a thinking stand back, or is left to the model where that cannot be.
void writeToolChoice(std::string &body, const RawJson::Value &root, const ChatTools &tools,
    AnthropicThinking &thinking, AnthropicContext &context);

/// Appends what makes the service search the web for a request that brought Anthropic's web search (each
/// member with its comma in front). Returns an instruction for the model (spelled) where it cannot; else
/// nothing.
[[nodiscard]] std::string writeWebSearch(
    std::string &body, const ChatTools &tools, AnthropicContext &context);

} // namespace qiao::translation
