#pragma once

#include "translation/anthropic/anthropicevents.h"

#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Why a message ended, from the service's \a finishReason (empty = it gave none) and the stop sequence it
/// says it met (vLLM's stop_reason; believed when it is one of \a stopSequences). A message with tool calls
/// asks for their results unless it was cut short, whatever the service calls it.
[[nodiscard]] AnthropicStop anthropicStop(std::string_view finishReason, const std::string &stopReason,
    const std::vector<std::string> &stopSequences, bool usedTool);

} // namespace qiao::translation
