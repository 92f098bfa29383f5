#pragma once

#include <boost/json/value.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace qiao {

/// How a text ends its lines and how far it indents one level more than another.
struct JsoncStyle
{
    std::string lineEnd = "\n";
    std::string unit = "  ";
};

/// \a value over several lines, of which all but the first begin with \a indent.
[[nodiscard]] std::string printedJson(
    const boost::json::value &value, const JsoncStyle &style, const std::string &indent);

/// The place after the blanks, tabs and line ends not among them, from \a at on.
[[nodiscard]] std::size_t afterBlanks(std::string_view text, std::size_t at);
/// The place after the blanks and the comments that begin on the line of \a at; before the line's end.
[[nodiscard]] std::size_t afterCommentsOfLine(std::string_view text, std::size_t at);
/// Whether nothing but blanks follows on the line.
[[nodiscard]] bool endsLine(std::string_view text, std::size_t at);
/// Whether nothing but blanks stands before \a at on its line.
[[nodiscard]] bool beginsLine(std::string_view text, std::size_t at);
/// The blanks that the line of \a at begins with.
[[nodiscard]] std::string indentOf(std::string_view text, std::size_t at);
/// The first comma between \a begin and \a end that is in no comment; there is nothing else but blanks.
[[nodiscard]] std::optional<std::size_t> commaIn(std::string_view text, std::size_t begin, std::size_t end);
/// The end of the last comment between \a begin and \a end, where nothing else but blanks and commas is.
[[nodiscard]] std::optional<std::size_t> lastCommentIn(
    std::string_view text, std::size_t begin, std::size_t end);

} // namespace qiao
