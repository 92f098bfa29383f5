#pragma once

#include "translation/json/rawjson.h"
#include "translation/json/splice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

// Single events of an Anthropic stream: what is read out of them, and the ones that are made here.

/// The block that an event is about; nullopt when it names none.
[[nodiscard]] std::optional<std::int64_t> blockIndex(const RawJson::Value &event);

/// Whether a content block or its delta brings something of the answer: text, thinking, a tool or its input.
[[nodiscard]] bool bringsToken(const RawJson::Value &blockOrDelta);

[[nodiscard]] bool isObject(const std::optional<RawJson::Value> &value);

/// Sets the member \a name of \a object: all of that name where they stand, a new one at the end where there
/// is none.
void setMember(
    std::vector<Edit> &edits, const RawJson::Value &object, std::string_view name, const std::string &json);

/// What Anthropic's tool_use blocks say of who called: the model itself. Anthropic's package has it in all of
/// them (ToolUseBlock.caller).
inline constexpr std::string_view directCaller = R"({"type":"direct"})";

/// Adds it to \a block where that is a tool_use block without it.
void addCaller(std::vector<Edit> &edits, const RawJson::Value &block);

// \a usage is a JSON object.
[[nodiscard]] std::string messageStartEvent(
    std::string_view id, std::string_view model, std::string_view usage);
[[nodiscard]] std::string messageDeltaEvent(std::string_view stopReason, std::string_view usage);
[[nodiscard]] std::string blockStopEvent(std::int64_t index);

} // namespace qiao::translation
