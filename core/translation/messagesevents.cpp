#include "translation/messagesevents.h"

#include "translation/json/jsonedits.h"
#include "translation/json/jsontext.h"

namespace qiao::translation {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

std::optional<std::int64_t> blockIndex(const Value &event)
{
    const auto index = event.find("index");
    const double number = index ? index->number().value_or(-1) : -1;
    return number >= 0 && number <= 1e6 ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

bool bringsToken(const Value &blockOrDelta)
{
    for (const std::string_view name : {"text", "thinking", "partial_json"}) {
        const auto text = blockOrDelta.find(name);
        if (text && text->kind() == Kind::String && !text->isString("")) {
            return true;
        }
    }
    const auto type = blockOrDelta.find("type");
    return type && type->isString("tool_use");
}

bool isObject(const std::optional<Value> &value)
{
    return value && value->kind() == Kind::Object;
}

void setMember(std::vector<Edit> &edits, const Value &object, std::string_view name, const std::string &json)
{
    bool found = false;
    forEachMember(object, name, [&](const Value &member) {
        replaceValue(edits, member, json);
        found = true;
    });
    if (!found) {
        const std::string member = jsonString(name) + ':' + json;
        appendChildren(edits, object, {&member, 1});
    }
}

void addCaller(std::vector<Edit> &edits, const Value &block)
{
    const auto type = block.find("type");
    if (type && type->isString("tool_use") && !block.find("caller")) {
        setMember(edits, block, "caller", std::string(directCaller));
    }
}

std::string messageStartEvent(std::string_view id, std::string_view model, std::string_view usage)
{
    return R"({"type":"message_start","message":{"id":)" + jsonString(id)
        + R"(,"type":"message","role":"assistant","model":)" + jsonString(model)
        + R"(,"content":[],"stop_reason":null,"stop_sequence":null,"usage":)" + std::string(usage) + "}}";
}

std::string messageDeltaEvent(std::string_view stopReason, std::string_view usage)
{
    return R"({"type":"message_delta","delta":{"stop_reason":)" + jsonString(stopReason)
        + R"(,"stop_sequence":null},"usage":)" + std::string(usage) + '}';
}

std::string blockStopEvent(std::int64_t index)
{
    return R"({"type":"content_block_stop","index":)" + std::to_string(index) + '}';
}

} // namespace qiao::translation
