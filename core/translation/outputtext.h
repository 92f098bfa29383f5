#pragma once

#include "translation/dialect.h"
#include "translation/json/rawjson.h"

#include <string_view>

namespace qiao::translation {

/// Appends what a choice's delta (or its message) of OpenAI's chat API says.
void addChatOutput(const RawJson::Value &delta, OutputText &output);

/// addChatOutput() for every choice of a chunk; \a choices is its array.
void addChoicesOutput(const RawJson::Value &choices, OutputText &output);

/// Appends what a content block of Anthropic's API, or a delta of one, says.
void addMessagesOutput(const RawJson::Value &blockOrDelta, OutputText &output);

/// What a whole answer in \a dialect says; nothing when \a body is none.
[[nodiscard]] OutputText outputOf(Dialect dialect, std::string_view body);

} // namespace qiao::translation
