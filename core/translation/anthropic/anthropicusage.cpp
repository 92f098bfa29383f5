#include "translation/anthropic/anthropicusage.h"

#include <algorithm>

namespace qiao::translation {

AnthropicUsage anthropicUsage(
    const std::optional<Usage> &used, std::int64_t promptTokens, std::int64_t outputTokens)
{
    AnthropicUsage usage{.inputTokens = promptTokens, .outputTokens = outputTokens};
    if (!used) {
        return usage;
    }
    if (used->completionTokens > 0) {
        usage.outputTokens = used->completionTokens;
    }
    if (used->promptTokens > 0) {
        const std::int64_t cacheable = used->promptTokens - 1;
        usage.cacheReadInputTokens = std::min(used->cachedTokens, cacheable);
        usage.cacheCreationInputTokens =
            std::min(used->cacheCreationTokens, cacheable - usage.cacheReadInputTokens);
        usage.inputTokens = used->promptTokens - usage.cacheReadInputTokens - usage.cacheCreationInputTokens;
    }
    return usage;
}

std::string anthropicUsageText(const AnthropicUsage &usage)
{
    return "{\"input_tokens\":" + std::to_string(usage.inputTokens)
        + ",\"cache_creation_input_tokens\":" + std::to_string(usage.cacheCreationInputTokens)
        + ",\"cache_read_input_tokens\":" + std::to_string(usage.cacheReadInputTokens)
        + ",\"output_tokens\":" + std::to_string(usage.outputTokens) + "}";
}

} // namespace qiao::translation
