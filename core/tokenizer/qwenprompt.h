#pragma once

#include "tokenizer/messagecontent.h"
#include "tokenizer/modeltokens.h"
#include "translation/json/rawjson.h"

namespace qiao::tokenizer {

/// The prompt of Qwen3's chat template (tokenizer_config.json of the open models), filled. Those of the
/// models that only think and of those that never do differ in how the model's turn begins, that of Qwen2.5
/// in its default system message and in that it knows no thinking.
[[nodiscard]] ContentText qwenPrompt(const translation::RawJson::Value &root, const ModelTokens &model);

} // namespace qiao::tokenizer
