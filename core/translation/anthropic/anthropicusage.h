#pragma once

#include "translation/dialect.h"

#include <cstdint>
#include <optional>
#include <string>

namespace qiao::translation {

/// Anthropic's usage object. The prompt is the sum of the first three.
struct AnthropicUsage
{
    std::int64_t inputTokens = 0; ///< those neither read from a cache nor written to one
    std::int64_t cacheCreationInputTokens = 0;
    std::int64_t cacheReadInputTokens = 0;
    std::int64_t outputTokens = 0;

    bool operator==(const AnthropicUsage &) const = default;
};

/// \a used in Anthropic's terms. Cached tokens never exceed the prompt, and one token of a prompt counts as
/// read anew in any case: clients keep the count of a stream's start where its end says 0, which would count
/// the prompt twice. What the service did not say is taken from \a promptTokens and \a outputTokens.
[[nodiscard]] AnthropicUsage anthropicUsage(
    const std::optional<Usage> &used, std::int64_t promptTokens, std::int64_t outputTokens);

/// {"input_tokens",…}
[[nodiscard]] std::string anthropicUsageText(const AnthropicUsage &usage);

} // namespace qiao::translation
