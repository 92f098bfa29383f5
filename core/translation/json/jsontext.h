#pragma once

#include <string>
#include <string_view>

namespace qiao::translation {

/// The text of a JSON string from its spelling between the quotes, which must be well-formed. A surrogate
/// without its partner becomes U+FFFD.
[[nodiscard]] std::string unescaped(std::string_view inner);

/// \a text (UTF-8) as a JSON string, quotes included; only what RFC 8259 requires is escaped.
[[nodiscard]] std::string jsonString(std::string_view text);
/// Appends jsonString() of \a text, which is not part of \a out.
void appendJsonString(std::string &out, std::string_view text);

/// A well-formed JSON number as a double: too large is an infinity, too small is zero.
[[nodiscard]] double numberFromText(std::string_view text);

} // namespace qiao::translation
