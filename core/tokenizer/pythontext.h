#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <string_view>

namespace qiao::tokenizer {

/// Appends \a value as a chat template prints what is no text of its own: Python's str(), so True, None and
/// ['a', 'b']. A string is its text. Numbers stay as they were written.
void appendPythonText(const translation::RawJson::Value &value, std::string &out);

/// \a text without white space around it, as Python's str.strip() knows white space.
[[nodiscard]] std::string_view stripped(std::string_view text);

} // namespace qiao::tokenizer
