#include "translation/anthropic/anthropicassistant.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/anthropic/anthropicservertools.h"
#include "translation/chat/chatdraft.h"
#include "translation/json/spelledtext.h"

#include <string>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

std::string_view textOf(const Value &block, std::string_view name)
{
    const auto member = block.find(name);
    return member ? spelling(*member) : std::string_view();
}

/// Texts that follow one another are one text cut up (citations do that); all others are paragraphs.
void addText(ChatMessage &assistant, std::string_view text, bool goesOn)
{
    if (text.empty() || (!goesOn && isBlank(text))) {
        return;
    }
    if (assistant.content.empty()) {
        assistant.content.push_back({std::string(text)});
        return;
    }
    assistant.content.back().text.append(goesOn ? "" : R"(\n\n)").append(text);
}

void addThinking(ChatMessage &assistant, std::string_view thinking)
{
    if (!isBlank(thinking)) {
        assistant.reasoning.append(assistant.reasoning.empty() ? "" : R"(\n\n)").append(thinking);
    }
}

void addCall(ChatMessage &assistant, const Value &block, AnthropicContext &context)
{
    const auto id = block.find("id");
    const auto name = block.find("name");
    const auto input = block.find("input");
    const bool hasInput = input && input->kind() == Kind::Object;
    assistant.calls.push_back({callIdAtService(id ? id->string() : std::string()),
        context.names.atService(name ? name->string() : std::string()),
        hasInput ? input->raw() : std::string_view()});
}

void addBlock(ChatMessage &assistant, const Value &block, bool goesOn, AnthropicContext &context)
{
    if (isBlock(block, "text")) {
        addText(assistant, textOf(block, "text"), goesOn);
    } else if (isBlock(block, "thinking")) {
        addThinking(assistant, textOf(block, "thinking"));
    } else if (isBlock(block, "tool_use")) {
        addCall(assistant, block, context);
    } else if (isBlock(block, "compaction")) {
        addText(assistant, textOf(block, "content"), false);
    } else if (isServerToolBlock(block)) {
        addText(assistant, serverToolText(block), false);
    } else if (!isBlock(block, "redacted_thinking")) {
        const auto type = block.find("type");
        context.notes.add("a block of type " + shortened(type ? type->string() : std::string()) + " left out",
            "a chat has nothing for it");
    }
}

} // namespace

void addAssistant(ChatMessage &assistant, const Value &message, AnthropicContext &context)
{
    const auto content = message.find("content");
    if (!content) {
        return;
    }
    if (content->kind() == Kind::String) {
        addText(assistant, spelling(*content), false);
        return;
    }
    bool afterText = false;
    bool cached = false;
    forEachBlock(*content, [&](const Value &block) {
        addBlock(assistant, block, afterText, context);
        afterText = isBlock(block, "text") && (afterText || !isBlank(textOf(block, "text")));
        cached = takesCacheMarker(block, context) || cached;
    });
    if (cached && !assistant.content.empty()) {
        assistant.content.back().cached = true;
    }
}

} // namespace qiao::translation
