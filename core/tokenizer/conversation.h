#pragma once

#include "translation/json/rawjson.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qiao::tokenizer {

/// Who speaks in a message, as the chat templates tell them apart.
enum class Role : std::uint8_t { System, User, Assistant, Tool };

struct Message
{
    translation::RawJson::Value value;
    Role role;
};

/// The messages of a chat completions body. A developer speaks as the system, a role that no template knows
/// as the user; what is no message is left out.
[[nodiscard]] std::vector<Message> messagesOf(const translation::RawJson::Value &root);

/// The first of the body's tools, if it has any.
[[nodiscard]] std::optional<translation::RawJson::Value> firstTool(const translation::RawJson::Value &root);

/// The first of the calls that a message of the model holds, if it holds any.
[[nodiscard]] std::optional<translation::RawJson::Value> firstCall(
    const translation::RawJson::Value &message);

/// DashScope's partial mode: the model goes on where the last message, its own, ends.
[[nodiscard]] bool isContinued(const std::vector<Message> &messages);

[[nodiscard]] bool isTrue(const std::optional<translation::RawJson::Value> &value);

/// A string's text; empty for all else.
[[nodiscard]] std::string stringOf(const std::optional<translation::RawJson::Value> &value);

} // namespace qiao::tokenizer
