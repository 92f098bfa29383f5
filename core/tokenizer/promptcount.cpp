#include "tokenizer/promptcount.h"

#include "tokenizer/prompttext.h"

namespace qiao::tokenizer {

PromptCount countPrompt(
    const Tokenizer &tokenizer, const translation::RawJson::Value &root, const ModelTokens &model)
{
    const ContentText prompt = promptText(root, model);
    const std::size_t tokens = tokenizer.count(prompt.text, model.generation);
    const bool exact = model.exact && prompt.complete && (model.published || isPlainPrompt(root));
    return {static_cast<std::int64_t>(tokens) + prompt.imageTokens, exact};
}

} // namespace qiao::tokenizer
