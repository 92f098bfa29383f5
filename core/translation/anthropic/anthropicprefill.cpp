#include "translation/anthropic/anthropicprefill.h"

#include "translation/anthropic/anthropicturns.h"
#include "translation/json/jsontext.h"

#include <utility>

namespace qiao::translation {

std::string applyPrefill(
    std::vector<ChatMessage> &messages, AnthropicThinking &thinking, AnthropicContext &context)
{
    // what a model can be trusted to repeat to the letter
    constexpr std::size_t longest = 400;
    ChatMessage &last = messages.back();
    if (last.role != ChatMessage::Role::Assistant) {
        return {};
    }
    if (last.content.empty()) {
        messages.pop_back();
        if (messages.empty()) {
            addToLast(messages, {"(no text)"});
        }
        return {};
    }
    if (context.host.partialMode && context.rule.partialMode && thinking.standsBack(context.rule)) {
        last.partial = true;
        return {};
    }
    const std::string begun = last.content.front().text;
    if (begun.size() > longest) {
        addToLast(messages,
            {"Go on with your last message exactly where it ends. Repeat nothing of it and say nothing about "
             "it."});
        context.notes.add("a request to go on added", "this model cannot go on from an assistant message");
        return {};
    }
    messages.pop_back();
    addToLast(messages, {"Begin your reply exactly with: " + begun});
    context.notes.add("the beginning of the answer sent as an instruction",
        "this model cannot go on from an assistant message");
    return unescaped(begun);
}

} // namespace qiao::translation
