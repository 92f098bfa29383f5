#pragma once

#include "tokenizer/messagecontent.h"
#include "tokenizer/modeltokens.h"
#include "translation/json/rawjson.h"

namespace qiao::tokenizer {

/// The prompt of Qwen3-Coder's chat template (chat_template.jinja of the open models, as revised in August
/// 2025), filled: tools and calls are elements, and no thinking is known.
[[nodiscard]] ContentText coderPrompt(const translation::RawJson::Value &root, const ModelTokens &model);

} // namespace qiao::tokenizer
