#include "translation/chat/chatmessages.h"

#include "translation/json/jsontext.h"

#include <algorithm>

namespace qiao::translation {

namespace {

using Role = ChatMessage::Role;

std::string_view nameOf(Role role)
{
    switch (role) {
    case Role::System:
        return "system";
    case Role::Assistant:
        return "assistant";
    case Role::Tool:
        return "tool";
    case Role::User:
        break;
    }
    return "user";
}

bool isList(const ChatMessage &message, const ChatMessageForm &form)
{
    const auto needsList = [](const ChatPart &part) { return part.image || part.cached; };
    return std::ranges::any_of(message.content, needsList)
        || (message.role == Role::User && message.content.size() > 1 && form.textParts);
}

void appendTexts(std::string &out, const std::vector<ChatPart> &parts, std::string_view separator)
{
    bool first = true;
    for (const ChatPart &part : parts) {
        if (!part.image) {
            out.append(first ? "" : separator).append(part.text);
            first = false;
        }
    }
}

void appendPart(std::string &out, const ChatPart &part)
{
    out += part.image ? R"({"type":"image_url","image_url":{"url":")" : R"({"type":"text","text":")";
    out += part.text;
    out += part.image ? R"("})" : R"(")";
    out += part.cached ? R"(,"cache_control":{"type":"ephemeral"}})" : "}";
}

void appendContent(std::string &out, const ChatMessage &message, const ChatMessageForm &form)
{
    out += R"(,"content":)";
    if (!isList(message, form)) {
        const std::string_view separator = message.role == Role::User ? R"(\n\n)" : "";
        out += '"';
        appendTexts(out, message.content, separator);
        out += '"';
        return;
    }
    out += '[';
    for (const ChatPart &part : message.content) {
        out += out.back() == '[' ? "" : ",";
        appendPart(out, part);
    }
    out += ']';
}

void appendCalls(std::string &out, const std::vector<ChatToolCall> &calls)
{
    out += R"(,"tool_calls":[)";
    for (const ChatToolCall &call : calls) {
        out += out.back() == '[' ? "" : ",";
        out.append(R"({"id":")").append(call.id).append(R"(","type":"function","function":{"name":")");
        out.append(call.name).append(R"(","arguments":)");
        appendJsonString(out, call.input.empty() ? "{}" : call.input);
        out += "}}";
    }
    out += ']';
}

} // namespace

std::string joinedTexts(const std::vector<ChatPart> &parts, std::string_view separator)
{
    std::string text;
    appendTexts(text, parts, separator);
    return text;
}

void appendMessage(std::string &out, const ChatMessage &message, const ChatMessageForm &form)
{
    out.append(R"({"role":")").append(nameOf(message.role)).append("\"");
    if (message.role == Role::Tool) {
        out.append(R"(,"tool_call_id":")").append(message.callId).append("\"");
    }
    appendContent(out, message, form);
    if (!message.reasoning.empty()) {
        out.append(R"(,"reasoning_content":")").append(message.reasoning).append("\"");
        if (form.bothReasonings) {
            out.append(R"(,"reasoning":")").append(message.reasoning).append("\"");
        }
    }
    if (!message.calls.empty()) {
        appendCalls(out, message.calls);
    }
    out += message.partial ? R"(,"partial":true})" : "}";
}

} // namespace qiao::translation
