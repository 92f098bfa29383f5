#pragma once

#include "tokenizer/imagetokens.h"
#include "tokenizer/tokenizer.h"

#include <cstdint>
#include <string_view>

namespace qiao::tokenizer {

/// How a body becomes a prompt.
enum class ChatTemplate : std::uint8_t {
    Qwen25,
    Qwen3, ///< thinks unless the request says no
    Qwen3Instruct, ///< never thinks
    Qwen3Thinking, ///< always thinks: its turn begins with <think>
    Qwen3Coder, ///< tools and calls are elements, not JSON
};

/// How the prompts of a model become tokens.
struct ModelTokens
{
    std::string_view pattern; ///< '*' = any run of characters, compared without case; the first match decides
    Generation generation = Generation::Qwen3;
    /// The model's vocabulary is the one that is counted with. False: the count is an approximation.
    bool exact = false;
    ChatTemplate chat = ChatTemplate::Qwen3;
    /// The chat template that the model runs with is published. False: only plain prompts are exact.
    bool published = true;
    ImageRule images = {};
    /// What the chat template says where a request has no system message; empty = nothing.
    std::string_view defaultSystem = {};
};

/// The rule for a model id, with or without its maker's name before a '/'. Never absent: ids that are not in
/// the table are approximated.
[[nodiscard]] const ModelTokens &tokensOfModel(std::string_view model);

} // namespace qiao::tokenizer
