#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao {

/// The JSON inside of JSON with comments, as editors write it: a byte order mark, // and /* */ comments and
/// commas before a closing bracket become spaces, line ends stay, and every other byte keeps its place.
/// Strings are left alone. What is broken stays broken.
[[nodiscard]] std::string withoutComments(std::string_view text);

/// The place after the comment that begins at \a begin, before the end of a // comment's line; \a begin where
/// there is none. \a begin is in no string.
[[nodiscard]] std::size_t endOfComment(std::string_view text, std::size_t begin);

} // namespace qiao
