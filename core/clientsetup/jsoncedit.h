#pragma once

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao {

/// One step into JSON: to the member called name; with a value, to the first element of an array whose member
/// name is that string.
struct JsonStep
{
    std::string name;
    std::optional<std::string> value = {};

    bool operator==(const JsonStep &) const = default;
};
using JsonPath = std::vector<JsonStep>;

// Edits of JSON with comments as people keep it: every byte that an edit is not about stays as it is. All are
// pure. Texts have to be free of faults (see faultIn()); one of blanks and comments alone is one without
// members.

/// Why a text is no object in JSON with comments.
struct JsoncFault
{
    std::string what; ///< a clause ("a string is not closed")
    std::size_t line = 1; ///< counted from 1
};
[[nodiscard]] std::optional<JsoncFault> faultIn(std::string_view text);

/// Whether \a text has nothing but blanks and comments.
[[nodiscard]] bool isBlankJsonc(std::string_view text);

/// What stands at \a path, as it is written; nothing when nothing does.
[[nodiscard]] std::optional<std::string> jsonAt(std::string_view text, const JsonPath &path);
/// How many steps of \a path lead somewhere.
[[nodiscard]] std::size_t depthAt(std::string_view text, const JsonPath &path);
/// Whether what \a path leads to is an object or array without members or comments, but for the member by
/// which its last step finds it.
[[nodiscard]] bool isEmptyAt(std::string_view text, const JsonPath &path);

/// \a text with \a value at \a path: in the place of what is there, else after its neighbours and indented
/// like them; objects and arrays on the way are made. The error is the number of steps that lead to something
/// that is neither, and that nothing can be put in.
using JsoncResult = tl::expected<std::string, std::size_t>;
[[nodiscard]] JsoncResult withJsonAt(
    std::string_view text, const JsonPath &path, const boost::json::value &value);
/// The same with a value that is written already.
[[nodiscard]] JsoncResult withRawJsonAt(std::string_view text, const JsonPath &path, std::string_view raw);

/// \a text without what stands at \a path, and its comma. Comments stay.
[[nodiscard]] std::string withoutJsonAt(std::string_view text, const JsonPath &path);

/// What \a text is without its outermost braces, where nothing is in them and only blanks follow; nothing
/// where there is more.
[[nodiscard]] std::optional<std::string> withoutEmptyRoot(std::string_view text);

/// Two values mean the same when these are the same: without comments, blanks and the order of members.
[[nodiscard]] std::string canonicalJson(std::string_view raw);

/// A path as a person writes it: "env.NAME", "list[name].member".
[[nodiscard]] std::string spelledPath(const JsonPath &path);

} // namespace qiao
