#pragma once

#include "tokenizer/modeltokens.h"
#include "tokenizer/tokenizer.h"
#include "translation/json/rawjson.h"

#include <cstdint>

namespace qiao::tokenizer {

struct PromptCount
{
    std::int64_t tokens = 0;
    /// The model's own tokenizer would count the same. False for a model with another vocabulary, for tools
    /// and calls where it is not published how the model is shown them, and where the body has something that
    /// cannot be counted: an image behind a link, a video, sound.
    bool exact = false;
};

/// How many tokens a service makes of a chat completions body for \a model: texts, tools, calls and their
/// results, images, and what the chat template puts around them, up to where the model begins to answer.
[[nodiscard]] PromptCount countPrompt(
    const Tokenizer &tokenizer, const translation::RawJson::Value &root, const ModelTokens &model);

} // namespace qiao::tokenizer
