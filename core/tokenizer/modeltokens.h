#pragma once

#include "tokenizer/imagetokens.h"
#include "tokenizer/tokenizer.h"

#include <string_view>

namespace qiao::tokenizer {

/// How the prompts of a model become tokens.
struct ModelTokens
{
    std::string_view pattern; ///< '*' = any run of characters, compared without case; the first match decides
    Generation generation = Generation::Qwen3;
    /// The model's vocabulary is the one that is counted with. False: the count is an approximation.
    bool exact = false;
    ImageRule images = {};
    /// What the chat template says where a request has no system message; empty = nothing.
    std::string_view defaultSystem = {};
};

/// The rule for a model id, with or without its maker's name before a '/'. Never absent: ids that are not in
/// the table are approximated.
[[nodiscard]] const ModelTokens &tokensOfModel(std::string_view model);

} // namespace qiao::tokenizer
