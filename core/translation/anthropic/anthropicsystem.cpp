#include "translation/anthropic/anthropicsystem.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/json/spelledtext.h"

#include <algorithm>
#include <iterator>

namespace qiao::translation {

namespace {

/// The paragraphs as parts of which the texts only have to follow one another: up to the last that carries
/// cache_control, and the rest.
std::vector<ChatPart> partsOf(const std::vector<ChatPart> &paragraphs)
{
    constexpr std::string_view between = R"(\n\n)";
    const auto lastMarked = std::find_if(paragraphs.rbegin(), paragraphs.rend(), [](const ChatPart &part) {
        return part.cached;
    }).base();
    std::vector<ChatPart> parts;
    const std::string kept = joinedTexts({paragraphs.begin(), lastMarked}, between);
    const std::string rest = joinedTexts({lastMarked, paragraphs.end()}, between);
    if (!kept.empty()) {
        parts.push_back({kept, false, true});
    }
    if (!rest.empty()) {
        parts.push_back({kept.empty() ? rest : std::string(between) + rest});
    }
    return parts;
}

} // namespace

std::optional<ChatMessage> systemMessage(const std::optional<RawJson::Value> &system,
    const std::vector<ChatPart> &leading, const std::vector<std::string> &instructions,
    AnthropicContext &context)
{
    std::vector<ChatPart> paragraphs;
    if (system) {
        appendContentParts(paragraphs, *system, context);
    }
    std::ranges::copy(leading, std::back_inserter(paragraphs));
    std::erase_if(paragraphs, [](const ChatPart &part) {
        return part.image || beginsWith(part.text, "x-anthropic-billing-header:");
    });
    for (const std::string &instruction : instructions) {
        paragraphs.push_back({instruction});
    }
    ChatMessage message;
    message.role = ChatMessage::Role::System;
    message.content = partsOf(paragraphs);
    if (context.host.systemAsParts) {
        if (message.content.empty()) {
            message.content.emplace_back();
        }
        message.content.front().cached = true;
    }
    return message.content.empty() ? std::nullopt : std::optional(std::move(message));
}

} // namespace qiao::translation
