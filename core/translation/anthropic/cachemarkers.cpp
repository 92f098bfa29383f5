#include "translation/anthropic/cachemarkers.h"

#include "translation/anthropic/anthropicblocks.h"

#include <algorithm>

namespace qiao::translation {

namespace {

using Role = ChatMessage::Role;

/// Model Studio's page "Context cache": a request may carry 4.
constexpr int mostMarkers = 4;

/// Clears all marks but the last \a kept of the conversation.
void keepLast(std::vector<ChatMessage> &messages, int kept)
{
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        if (message->role == Role::System) {
            continue;
        }
        for (auto part = message->content.rbegin(); part != message->content.rend(); ++part) {
            part->cached = part->cached && kept > 0;
            kept -= part->cached ? 1 : 0;
        }
    }
}

void markSystem(ChatMessage &message, bool allowed, bool insisted)
{
    for (ChatPart &part : message.content) {
        part.cached = part.cached && allowed;
    }
    if (insisted) {
        message.content.front().cached = true;
    }
}

} // namespace

void chooseCacheMarkers(std::vector<ChatMessage> &messages, bool &toolsMarked, const RawJson::Value &root,
    AnthropicContext &context)
{
    const bool automatic = takesCacheMarker(root, context);
    const bool allowed = context.host.cacheMarkers && !context.rule.plainText;
    if (context.cacheMarked && !allowed) {
        context.notes.add("cache_control removed", "the service takes none");
    }
    toolsMarked = toolsMarked && allowed;
    int left = allowed ? mostMarkers - (toolsMarked ? 1 : 0) : 0;
    for (ChatMessage &message : messages) {
        if (message.role == Role::System) {
            markSystem(message, allowed, context.host.systemAsParts);
            left -= static_cast<int>(std::ranges::count(message.content, true, &ChatPart::cached));
        }
    }
    ChatMessage &last = messages.back();
    if (automatic && last.role != Role::System && !last.content.empty()) {
        last.content.back().cached = true;
    }
    keepLast(messages, std::max(left, 0));
}

} // namespace qiao::translation
