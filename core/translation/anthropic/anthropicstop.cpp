#include "translation/anthropic/anthropicstop.h"

#include <algorithm>

namespace qiao::translation {

namespace {

struct CutShort
{
    std::string_view finishReason;
    std::string_view stopReason;
};

constexpr CutShort cutShort[] = {
    {"length", "max_tokens"},
    {"max_tokens", "max_tokens"},
    {"content_filter", "refusal"},
    {"data_inspection_failed", "refusal"},
    {"context_length_exceeded", "model_context_window_exceeded"},
    {"model_context_window_exceeded", "model_context_window_exceeded"},
};

} // namespace

AnthropicStop anthropicStop(std::string_view finishReason, const std::string &stopReason,
    const std::vector<std::string> &stopSequences, bool usedTool)
{
    for (const CutShort &row : cutShort) {
        if (row.finishReason == finishReason) {
            return {std::string(row.stopReason), {}};
        }
    }
    if (usedTool) {
        return {"tool_use", {}};
    }
    const bool met = !stopReason.empty()
        && std::find(stopSequences.begin(), stopSequences.end(), stopReason) != stopSequences.end();
    return met ? AnthropicStop{"stop_sequence", stopReason} : AnthropicStop{};
}

} // namespace qiao::translation
