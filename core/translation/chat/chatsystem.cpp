#include "translation/chat/chatsystem.h"

#include <algorithm>
#include <optional>

namespace qiao::translation {

namespace {

constexpr std::string_view cacheControl = R"("cache_control":{"type":"ephemeral"})";
constexpr std::string_view renamed = "role: developer → system";
constexpr std::string_view whyRenamed = "the service knows no developer role";
constexpr std::string_view emptyPart = R"({"type":"text","text":"","cache_control":{"type":"ephemeral"}})";

std::optional<RawJson::Value> messagesOf(const ChatDraft &draft)
{
    return draft.root().find("messages");
}

bool hasRole(const RawJson::Value &message, std::string_view role)
{
    const auto value = message.find("role");
    return value && value->isString(role);
}

bool isSystem(const RawJson::Value &message)
{
    return hasRole(message, "system") || hasRole(message, "developer");
}

/// The edits that rename a message's developer role, which may be written more than once.
void renameRole(std::vector<Edit> &edits, const RawJson::Value &message)
{
    forEachMember(message, "role", [&edits](const RawJson::Value &role) {
        if (role.isString("developer")) {
            replaceValue(edits, role, R"("system")");
        }
    });
}

bool isText(const RawJson::Value &part)
{
    const auto type = part.find("type");
    return type && type->isString("text");
}

bool hasCacheControl(const RawJson::Value &part)
{
    const auto control = part.find("cache_control");
    return isText(part) && control && control->kind() == RawJson::Kind::Object;
}

/// Whether a system message's content can be merged: text, a list of parts, or nothing.
bool isMergeable(const RawJson::Value &message)
{
    const auto content = message.find("content");
    return !content || content->kind() == RawJson::Kind::String || content->kind() == RawJson::Kind::Array
        || content->kind() == RawJson::Kind::Null;
}

/// \a part, which gets cache_control where it can take it.
std::string cachedPart(const RawJson::Value &part)
{
    if (hasCacheControl(part)) {
        return std::string(part.raw());
    }
    if (isText(part) && !part.find("cache_control")) {
        std::string text(part.raw());
        return text.insert(text.size() - 1, "," + std::string(cacheControl));
    }
    return std::string(emptyPart) + ',' + std::string(part.raw());
}

/// The parts of one message's content, spelled as the client spelled them. The first of all carries
/// cache_control.
void appendParts(std::string &parts, const RawJson::Value &message)
{
    const auto content = message.find("content");
    if (!content) {
        return;
    }
    const auto append = [&parts](std::string_view part) {
        parts += parts.empty() ? "" : ",";
        parts += part;
    };
    if (content->kind() == RawJson::Kind::String) {
        const std::string control = parts.empty() ? "," + std::string(cacheControl) : std::string();
        append(R"({"type":"text","text":)" + std::string(content->raw()) + control + '}');
        return;
    }
    for (auto part = content->firstChild(); part; part = part->nextSibling()) {
        append(parts.empty() ? cachedPart(*part) : std::string(part->raw()));
    }
}

std::string mergedContent(const std::vector<RawJson::Value> &systems)
{
    std::string parts;
    for (const RawJson::Value &system : systems) {
        appendParts(parts, system);
    }
    return '[' + (parts.empty() ? std::string(emptyPart) : parts) + ']';
}

std::vector<RawJson::Value> systemMessagesOf(const RawJson::Value &messages)
{
    std::vector<RawJson::Value> systems;
    for (auto message = messages.firstChild(); message; message = message->nextSibling()) {
        if (isSystem(*message)) {
            systems.push_back(*message);
        }
    }
    return systems;
}

bool conforms(const RawJson::Value &messages, std::size_t systemMessages)
{
    const auto first = messages.firstChild();
    if (systemMessages != 1 || !isSystem(*first)) {
        return false;
    }
    const auto content = first->find("content");
    const auto part = content ? content->firstChild() : std::nullopt;
    return content && content->kind() == RawJson::Kind::Array && part && hasCacheControl(*part);
}

std::string whatChanged(const RawJson::Value &messages, const std::vector<RawJson::Value> &systems)
{
    if (systems.empty()) {
        return "an empty system message put first";
    }
    if (systems.size() > 1) {
        return std::to_string(systems.size()) + " system messages merged into the first message";
    }
    return isSystem(*messages.firstChild()) ? "the system message written as parts with cache_control"
                                            : "the system message moved to the front";
}

/// The edits that turn \a message into the one system message.
std::vector<Edit> systemEdits(const RawJson::Value &message, const std::string &content)
{
    std::vector<Edit> edits;
    renameRole(edits, message);
    if (const auto old = message.find("content")) {
        replaceValue(edits, *old, content);
    } else {
        const std::string member = R"("content":)" + content;
        appendChildren(edits, message, {&member, 1});
    }
    return edits;
}

/// \a message as it reads after \a edits, which are places in the whole text.
std::string edited(const RawJson::Value &message, std::vector<Edit> edits)
{
    for (Edit &edit : edits) {
        edit.offset -= message.begin();
    }
    return spliced(message.raw(), std::move(edits));
}

} // namespace

void renameDeveloperRole(ChatDraft &draft)
{
    const std::size_t before = draft.edits().size();
    for (auto message = messagesOf(draft)->firstChild(); message; message = message->nextSibling()) {
        if (isSystem(*message)) {
            renameRole(draft.edits(), *message);
        }
    }
    if (draft.edits().size() != before) {
        draft.note(std::string(renamed), std::string(whyRenamed));
    }
}

void putSystemFirst(ChatDraft &draft)
{
    const RawJson::Value messages = *messagesOf(draft);
    const std::vector<RawJson::Value> systems = systemMessagesOf(messages);
    if (conforms(messages, systems.size()) || !std::ranges::all_of(systems, isMergeable)) {
        renameDeveloperRole(draft);
        return;
    }
    const RawJson::Value first = *messages.firstChild();
    const std::string content = mergedContent(systems);
    const bool inPlace = isSystem(first);
    if (inPlace) {
        const auto edits = systemEdits(first, content);
        draft.edits().insert(draft.edits().end(), edits.begin(), edits.end());
    } else {
        const std::string moved = systems.empty()
            ? R"({"role":"system","content":)" + content + '}'
            : edited(systems.front(), systemEdits(systems.front(), content));
        draft.edits().push_back({first.begin(), 0, moved + ','});
    }
    removeChildren(draft.edits(), messages, [&](const RawJson::Value &message) {
        return isSystem(message) && !(inPlace && message.begin() == first.begin());
    });
    if (std::ranges::any_of(systems, [](const auto &system) { return hasRole(system, "developer"); })) {
        draft.note(std::string(renamed), std::string(whyRenamed));
    }
    draft.note(
        whatChanged(messages, systems), "the portal wants one system message, first, with cache_control");
}

} // namespace qiao::translation
