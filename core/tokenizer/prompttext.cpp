#include "tokenizer/prompttext.h"

#include "tokenizer/coderprompt.h"
#include "tokenizer/conversation.h"
#include "tokenizer/qwenprompt.h"

#include <algorithm>

namespace qiao::tokenizer {

using translation::RawJson;

ContentText promptText(const RawJson::Value &root, const ModelTokens &model)
{
    return model.chat == ChatTemplate::Qwen3Coder ? coderPrompt(root, model) : qwenPrompt(root, model);
}

bool isPlainPrompt(const RawJson::Value &root)
{
    if (firstTool(root) || root.find("enable_thinking") || isTrue(root.find("preserve_thinking"))) {
        return false;
    }
    const auto messages = messagesOf(root);
    // a last turn of the model is where the templates differ most
    return (messages.empty() || messages.back().role != Role::Assistant)
        && std::ranges::none_of(messages, [](const Message &message) {
               return message.role == Role::Tool || firstCall(message.value)
                   || message.value.find("reasoning_content");
           });
}

} // namespace qiao::tokenizer
