#pragma once

#include "tokenizer/messagecontent.h"
#include "tokenizer/modeltokens.h"
#include "translation/json/rawjson.h"

namespace qiao::tokenizer {

/// The prompt that a service makes of a chat completions body, with the chat template of \a model.
/// Messages that no template knows are written like the others; what is no message is left out.
[[nodiscard]] ContentText promptText(const translation::RawJson::Value &root, const ModelTokens &model);

/// Whether all templates make the same of the body: nothing but what the system, the user and the model said,
/// with no word about thinking.
[[nodiscard]] bool isPlainPrompt(const translation::RawJson::Value &root);

} // namespace qiao::tokenizer
