#include "translation/anthropic/anthropicchecks.h"

#include <array>
#include <cmath>
#include <string>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;
using Error = std::optional<RequestError>;

constexpr std::string_view required = "Field required";
constexpr std::string_view noString = "Input should be a valid string";
constexpr std::string_view noList = "Input should be a valid list";
constexpr std::string_view noObject = "Input should be an object";

/// Where in the body a value stands. Spelled only when it is refused: a conversation has thousands of them.
class Place
{
public:
    Place() = default; ///< the body itself
    Place(const Place &parent, std::string_view name) : m_parent(&parent), m_name(name) { }
    Place(const Place &parent, std::size_t index) : m_parent(&parent), m_index(index) { }

    /// As Anthropic writes it: messages.3.content.0.type
    [[nodiscard]] std::string text() const
    {
        if (!m_parent) {
            return {};
        }
        std::string text = m_parent->text();
        text += text.empty() ? "" : ".";
        return text + (m_name.empty() ? std::to_string(m_index) : std::string(m_name));
    }

private:
    const Place *m_parent = nullptr;
    std::string_view m_name;
    std::size_t m_index = 0;
};

Error refused(const Place &where, std::string_view what)
{
    const std::string text = where.text();
    return RequestError{text + ": " + std::string(what), text, {}};
}

Error refused(std::string_view field, std::string_view what)
{
    return refused(Place({}, field), what);
}

/// A field that is not there, or null, which is the same to Anthropic where a field may be left out.
bool isMissing(const std::optional<Value> &value)
{
    return !value || value->kind() == Kind::Null;
}

Error checkString(const Value &object, std::string_view name, const Place &where)
{
    const auto value = object.find(name);
    if (!value) {
        return refused(Place(where, name), required);
    }
    return value->kind() == Kind::String ? Error() : refused(Place(where, name), noString);
}

Error checkBlock(const Value &block, const Place &where)
{
    if (block.kind() != Kind::Object) {
        return refused(where, noObject);
    }
    if (auto error = checkString(block, "type", where)) {
        return error;
    }
    const Value type = *block.find("type");
    if (type.isString("text")) {
        return checkString(block, "text", Place(where, "text"));
    }
    if (type.isString("tool_use")) {
        const Place here(where, "tool_use");
        const auto input = block.find("input");
        if (!isMissing(input) && input->kind() != Kind::Object) {
            return refused(Place(here, "input"), "Input should be a valid dictionary");
        }
        auto error = checkString(block, "id", here);
        return error ? error : checkString(block, "name", here);
    }
    if (type.isString("tool_result")) {
        return checkString(block, "tool_use_id", Place(where, "tool_result"));
    }
    return std::nullopt;
}

/// A string or a list of blocks.
Error checkContent(const Value &content, const Place &where)
{
    if (content.kind() == Kind::String) {
        return std::nullopt;
    }
    if (content.kind() != Kind::Array) {
        return refused(where, noList);
    }
    std::size_t index = 0;
    for (auto block = content.firstChild(); block; block = block->nextSibling()) {
        if (auto error = checkBlock(*block, Place(where, index++))) {
            return error;
        }
    }
    return std::nullopt;
}

Error checkMessage(const Value &message, const Place &where)
{
    if (message.kind() != Kind::Object) {
        return refused(where, noObject);
    }
    const auto role = message.find("role");
    const auto content = message.find("content");
    if (!role) {
        return refused(Place(where, "role"), required);
    }
    if (!role->isString("user") && !role->isString("assistant") && !role->isString("system")) {
        return refused(Place(where, "role"), "Input should be 'user', 'assistant' or 'system'");
    }
    const Place here(where, "content");
    return content ? checkContent(*content, here) : refused(here, required);
}

Error checkMessages(const Value &root)
{
    const auto messages = root.find("messages");
    if (!messages) {
        return refused("messages", required);
    }
    if (messages->kind() != Kind::Array) {
        return refused("messages", noList);
    }
    if (!messages->firstChild()) {
        return refused("messages", "at least one message is required");
    }
    const Place body;
    const Place list(body, "messages");
    std::size_t index = 0;
    for (auto message = messages->firstChild(); message; message = message->nextSibling()) {
        if (auto error = checkMessage(*message, Place(list, index++))) {
            return error;
        }
    }
    return std::nullopt;
}

Error checkModel(const Value &root)
{
    if (auto error = checkString(root, "model", {})) {
        return error;
    }
    return root.find("model")->isString("") ? refused("model", "String should have at least 1 character")
                                            : Error();
}

Error checkMaxTokens(const Value &root)
{
    const auto member = root.find("max_tokens");
    if (!member) {
        return refused("max_tokens", required);
    }
    const auto number = member->number();
    if (!number || std::floor(*number) != *number) {
        return refused("max_tokens", "Input should be a valid integer");
    }
    return *number >= 1 ? Error() : refused("max_tokens", "Input should be greater than or equal to 1");
}

Error checkSystem(const Value &root)
{
    const auto system = root.find("system");
    return isMissing(system) ? Error() : checkContent(*system, Place({}, "system"));
}

Error checkTools(const Value &root)
{
    const auto tools = root.find("tools");
    if (isMissing(tools)) {
        return std::nullopt;
    }
    if (tools->kind() != Kind::Array) {
        return refused("tools", noList);
    }
    const Place body;
    const Place list(body, "tools");
    std::size_t index = 0;
    for (auto tool = tools->firstChild(); tool; tool = tool->nextSibling()) {
        const Place where(list, index++);
        if (tool->kind() != Kind::Object) {
            return refused(where, noObject);
        }
        // a set of tools (mcp_toolset) is named after its server
        if (const auto name = tool->find("name"); !isMissing(name) && name->kind() != Kind::String) {
            return refused(Place(where, "name"), noString);
        }
        const auto type = tool->find("type");
        if ((isMissing(type) || type->isString("custom")) && !tool->find("name")) {
            return refused(Place(Place(where, "custom"), "name"), required);
        }
    }
    return std::nullopt;
}

Error checkTemperature(const Value &root)
{
    const auto temperature = root.find("temperature");
    if (isMissing(temperature)) {
        return std::nullopt;
    }
    const auto degrees = temperature->number();
    if (!degrees) {
        return refused("temperature", "Input should be a valid number");
    }
    // Qwen goes up to 2; who asks for more than Anthropic takes gets it
    return *degrees >= 0 && *degrees <= 2 ? Error() : refused("temperature", "range: 0..1");
}

struct Typed
{
    std::string_view name;
    Kind kind;
    std::string_view otherwise;
};

/// Optional fields whose basic type is all that is looked at.
Error checkTypes(const Value &root)
{
    static constexpr std::array fields{Typed{"tool_choice", Kind::Object, noObject},
        Typed{"thinking", Kind::Object, noObject}, Typed{"output_config", Kind::Object, noObject},
        Typed{"stop_sequences", Kind::Array, noList},
        Typed{"top_p", Kind::Number, "Input should be a valid number"},
        Typed{"top_k", Kind::Number, "Input should be a valid integer"},
        Typed{"account", Kind::String, noString}};
    for (const Typed &field : fields) {
        const auto value = root.find(field.name);
        if (!isMissing(value) && value->kind() != field.kind) {
            return refused(field.name, field.otherwise);
        }
    }
    const auto stream = root.find("stream");
    const bool boolean = isMissing(stream) || stream->kind() == Kind::True || stream->kind() == Kind::False;
    return boolean ? Error() : refused("stream", "Input should be a valid boolean");
}

/// A message that continues a thread holds only what is new; the rest of it is with whoever began the thread,
/// and that was not Qiao. Anthropic's package sends the whole conversation when it hears this code.
Error checkThread(const Value &root)
{
    const auto thread = root.find("thread");
    if (isMissing(thread) || thread->kind() != Kind::Object) {
        return std::nullopt;
    }
    const auto type = thread->find("type");
    if (isMissing(type) || !type->isString("continue")) {
        return std::nullopt;
    }
    return RequestError{
        "thread: Conversations are not kept here. Send the whole of it.", "thread", "thread_not_found"};
}

} // namespace

Error checkAnthropicBody(const Value &root, AnthropicRequest::Purpose purpose)
{
    if (root.kind() != Kind::Object) {
        return RequestError{"The request body must be a JSON object.", {}, {}};
    }
    for (const auto &step :
        {checkThread, checkModel, checkMessages, checkSystem, checkTools, checkTemperature, checkTypes}) {
        if (auto error = step(root)) {
            return error;
        }
    }
    return purpose == AnthropicRequest::Purpose::Messages ? checkMaxTokens(root) : std::nullopt;
}

} // namespace qiao::translation
