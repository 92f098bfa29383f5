#pragma once

#include <cstddef>

namespace qiao::translation {

/// The first byte from \a at that does not simply stand for itself in a JSON string: a quote, a backslash, a
/// control character or a byte above 127; \a end when there is none.
[[nodiscard]] const char *skipPlainText(const char *at, const char *end);

/// Length of the UTF-8 sequence of several bytes at \a at (RFC 3629, table in section 4), of which \a left
/// bytes are there; 0 when it is not one.
[[nodiscard]] std::size_t utf8Length(const char *at, std::size_t left);

} // namespace qiao::translation
