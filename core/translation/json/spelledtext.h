#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <string_view>

namespace qiao::translation {

// A JSON string's text as it stands between the quotes, escapes and all. Texts of a client travel in this
// spelling from its body into the one that is sent: nothing is resolved and written anew, and pieces put
// together spell the pieces' texts put together.

/// The spelling of a string's text; empty for other kinds.
[[nodiscard]] std::string_view spelling(const RawJson::Value &value);

/// \a text (UTF-8) spelled for a JSON string.
[[nodiscard]] std::string spelled(std::string_view text);

/// Whether the text is empty or white space alone.
[[nodiscard]] bool isBlank(std::string_view spelling);

/// Whether the text begins with \a text (ASCII), however it is spelled.
[[nodiscard]] bool beginsWith(std::string_view spelling, std::string_view text);

} // namespace qiao::translation
