#pragma once

#include "translation/json/rawjson.h"
#include "translation/models/modelrules.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qiao::translation {

// What is known of the Anthropic APIs that Qwen's own services offer (/apps/anthropic). One place for it:
// where a fact is an inference, the table says so and is what has to be changed.

/// Why \a model is not served by its service's Anthropic API, as a clause; null: it is.
[[nodiscard]] const char *whyNoNative(std::string_view model);

/// Where a member of a request stands.
enum class NativePlace {
    Request,
    Message,
    SystemBlock,
    TextBlock,
    ImageBlock,
    ThinkingBlock,
    ToolUseBlock,
    ToolResultBlock,
    Tool,
};

/// Why the member that goes by \a key is not sent to the service, as a clause; null: it is sent.
[[nodiscard]] const char *whyDropped(NativePlace place, const RawJson::Value &key);

/// What becomes of a content block.
enum class NativeBlock {
    Text,
    Image,
    Thinking,
    ToolUse,
    ToolResult,
    AsText, ///< the service has no form for it, but it can be told in words
    Unknown, ///< the service has no form for it
};
[[nodiscard]] NativeBlock nativeBlock(const RawJson::Value &block);

/// Whether the model can be given images. One that the table of models knows nothing of is taken to see.
[[nodiscard]] bool takesImages(const ModelRule &rule);

/// Marks of the explicit cache that one request may carry (Model Studio, "Explicit cache").
inline constexpr std::size_t mostCacheMarkers = 4;
/// The one form of them that is published there: it is kept for five minutes, and a "ttl" is not known.
inline constexpr std::string_view cacheMarker = R"({"type":"ephemeral"})";

/// The least thinking budget that Anthropic's API takes.
inline constexpr std::int64_t leastThinkingBudget = 1024;

} // namespace qiao::translation
