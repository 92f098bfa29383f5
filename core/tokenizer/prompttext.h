#pragma once

#include "tokenizer/messagecontent.h"
#include "tokenizer/modeltokens.h"
#include "translation/json/rawjson.h"

namespace qiao::tokenizer {

/// The prompt that a service makes of a chat completions body: Qwen3's chat template (tokenizer_config.json
/// of the open models), filled. Qwen2.5's differs in its default system message and knows no thinking.
/// Messages that no template knows are written like the others; what is no message is left out.
[[nodiscard]] ContentText promptText(const translation::RawJson::Value &root, const ModelTokens &model);

} // namespace qiao::tokenizer
