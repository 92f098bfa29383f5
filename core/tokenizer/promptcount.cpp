#include "tokenizer/promptcount.h"

#include "tokenizer/prompttext.h"

namespace qiao::tokenizer {

PromptCount countPrompt(
    const Tokenizer &tokenizer, const translation::RawJson::Value &root, const ModelTokens &model)
{
    const ContentText prompt = promptText(root, model);
    const std::size_t tokens = tokenizer.count(prompt.text, model.generation);
    return {static_cast<std::int64_t>(tokens) + prompt.imageTokens, model.exact && prompt.complete};
}

} // namespace qiao::tokenizer
