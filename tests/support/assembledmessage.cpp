#include "support/assembledmessage.h"

#include "support/jsonchecks.h"

#include <algorithm>

namespace qiao::test {

namespace {

using translation::RawJson;
using Kind = RawJson::Kind;
using Value = RawJson::Value;

std::string quoted(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string inputOfWhole(const Value &input)
{
    const auto unparsed = input.find("__unparsedToolInput");
    return unparsed ? "unparsed:" + textOf(*unparsed, "raw") : std::string(input.raw());
}

bool isStopReason(const std::string &reason)
{
    static const std::vector<std::string> reasons{
        "end_turn", "max_tokens", "stop_sequence", "tool_use", "refusal", "model_context_window_exceeded"};
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

} // namespace

std::map<std::string, std::int64_t> usageOf(const Value &object)
{
    std::map<std::string, std::int64_t> usage;
    const auto member = object.find("usage");
    if (!member
        || !hasExactly(*member,
            {"input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens"})) {
        return usage;
    }
    for (auto count = member->firstChild(); count; count = count->nextSibling()) {
        const double number = count->number().value_or(-1);
        if (number < 0) {
            return {};
        }
        usage[count->key()->string()] = static_cast<std::int64_t>(number);
    }
    return usage;
}

bool isAnthropicId(const std::string &id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    });
}

bool isDirectCall(const Value &block)
{
    const auto caller = block.find("caller");
    return caller && caller->raw() == R"({"type":"direct"})";
}

std::string inputOfPieces(const std::string &text)
{
    RawJson json;
    if (text.empty()) {
        return "{}";
    }
    if (json.parse(text) && json.root().kind() == Kind::Object) {
        return std::string(json.root().raw());
    }
    return "unparsed:" + text;
}

std::string stopFault(const AssembledMessage &message)
{
    const bool tools = std::any_of(message.content.begin(), message.content.end(),
        [](const AssembledMessage::Block &block) { return block.type == "tool_use"; });
    if (!isStopReason(message.stopReason)) {
        return "stop reason " + message.stopReason;
    }
    if (message.stopReason == "tool_use" && !tools) {
        return "tool_use without a tool";
    }
    if (message.stopReason == "end_turn" && tools) {
        return "end_turn with a tool";
    }
    if ((message.stopReason == "stop_sequence") == message.stopSequence.empty()) {
        return "stop_sequence and its reason do not agree";
    }
    return {};
}

std::string blockFault(const AssembledMessage::Block &block)
{
    if (block.type == "thinking" && block.signature.empty()) {
        return "thinking without a signature";
    }
    if (block.type == "tool_use" && (!isAnthropicId(block.id) || block.name.empty())) {
        return "tool_use with id \"" + quoted(block.id) + "\", name \"" + quoted(block.name) + "\"";
    }
    return {};
}

AssembledMessage readWholeMessage(std::string_view body, std::string &error)
{
    AssembledMessage message;
    RawJson json;
    if (!json.parse(body) || hasLoneHalf(body)) {
        error = "no JSON, or half a character";
        return message;
    }
    const Value root = json.root();
    if (!hasExactly(root, {"id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage"})
        || textOf(root, "type") != "message" || textOf(root, "role") != "assistant") {
        error = "members of the message";
        return message;
    }
    message.id = textOf(root, "id");
    message.model = textOf(root, "model");
    message.stopReason = textOf(root, "stop_reason");
    message.stopSequence = textOf(root, "stop_sequence");
    message.usage = usageOf(root);
    const auto content = root.find("content");
    for (auto element = content->firstChild(); element; element = element->nextSibling()) {
        AssembledMessage::Block block{textOf(*element, "type"), {}, textOf(*element, "signature"),
            textOf(*element, "id"), textOf(*element, "name"), {}};
        block.text = textOf(*element, block.type == "thinking" ? "thinking" : "text");
        if (const auto input = element->find("input")) {
            block.input = inputOfWhole(*input);
        }
        error = error.empty() ? blockFault(block) : error;
        if (block.type == "tool_use" && !isDirectCall(*element)) {
            error = "tool_use without its caller";
        }
        message.content.push_back(std::move(block));
    }
    error = error.empty() ? stopFault(message) : error;
    error = error.empty() && message.usage.empty() ? "usage" : error;
    error = error.empty() && message.content.empty() ? "no content" : error;
    return message;
}

} // namespace qiao::test
