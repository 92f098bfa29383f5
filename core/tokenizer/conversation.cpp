#include "tokenizer/conversation.h"

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

std::optional<RawJson::Value> firstOf(const RawJson::Value &object, std::string_view name)
{
    const auto list = object.find(name);
    return list && list->kind() == RawJson::Kind::Array ? list->firstChild() : std::nullopt;
}

} // namespace

std::vector<Message> messagesOf(const RawJson::Value &root)
{
    std::vector<Message> messages;
    const auto list = root.find("messages");
    for (auto message = list ? list->firstChild() : std::nullopt; message; message = message->nextSibling()) {
        const std::string role = stringOf(message->find("role"));
        if (role == "system" || role == "developer") {
            messages.push_back({*message, Role::System});
        } else if (role == "assistant") {
            messages.push_back({*message, Role::Assistant});
        } else if (role == "tool" || role == "function") {
            messages.push_back({*message, Role::Tool});
        } else if (message->kind() == RawJson::Kind::Object) {
            messages.push_back({*message, Role::User});
        }
    }
    return messages;
}

std::optional<RawJson::Value> firstTool(const RawJson::Value &root)
{
    return firstOf(root, "tools");
}

std::optional<RawJson::Value> firstCall(const RawJson::Value &message)
{
    return firstOf(message, "tool_calls");
}

bool isContinued(const std::vector<Message> &messages)
{
    return !messages.empty() && messages.back().role == Role::Assistant
        && isTrue(messages.back().value.find("partial"));
}

bool isTrue(const std::optional<RawJson::Value> &value)
{
    return value && value->kind() == RawJson::Kind::True;
}

std::string stringOf(const std::optional<RawJson::Value> &value)
{
    return value ? value->string() : std::string();
}

} // namespace qiao::tokenizer
