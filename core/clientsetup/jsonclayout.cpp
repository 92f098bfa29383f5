#include "clientsetup/jsonclayout.h"

#include "accounts/jsonwithcomments.h"

#include <boost/json.hpp>

namespace qiao {

namespace json = boost::json;

namespace {

constexpr std::size_t byteOrderMark = 3;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::size_t beginOfLine(std::string_view text, std::size_t at)
{
    const std::size_t lineEnd = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
    if (lineEnd != std::string_view::npos) {
        return lineEnd + 1;
    }
    return text.starts_with("\xEF\xBB\xBF") ? byteOrderMark : 0;
}

std::string quoted(std::string_view text)
{
    return json::serialize(json::string(text));
}

} // namespace

std::string printedJson(const json::value &value, const JsoncStyle &style, const std::string &indent)
{
    const std::string inner = indent + style.unit;
    std::string text;
    const auto beginLine = [&] { text += (text.empty() ? "" : ",") + style.lineEnd + inner; };
    if (value.is_object() && !value.get_object().empty()) {
        for (const auto &member : value.get_object()) {
            beginLine();
            text += quoted(member.key()) + ": " + printedJson(member.value(), style, inner);
        }
        return '{' + text + style.lineEnd + indent + '}';
    }
    if (value.is_array() && !value.get_array().empty()) {
        for (const json::value &element : value.get_array()) {
            beginLine();
            text += printedJson(element, style, inner);
        }
        return '[' + text + style.lineEnd + indent + ']';
    }
    return json::serialize(value);
}

std::size_t afterBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at])) {
        ++at;
    }
    return at;
}

std::size_t afterCommentsOfLine(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    for (std::size_t i = afterBlanks(text, at); endOfComment(text, i) > i; i = afterBlanks(text, end)) {
        end = endOfComment(text, i);
        if (text.substr(i, end - i).find('\n') != std::string_view::npos) {
            break;
        }
    }
    return end;
}

bool endsLine(std::string_view text, std::size_t at)
{
    at = afterBlanks(text, at);
    return at == text.size() || text[at] == '\n' || text[at] == '\r';
}

bool beginsLine(std::string_view text, std::size_t at)
{
    return afterBlanks(text, beginOfLine(text, at)) == at;
}

std::string indentOf(std::string_view text, std::size_t at)
{
    const std::size_t begin = beginOfLine(text, at);
    return std::string(text.substr(begin, afterBlanks(text, begin) - begin));
}

std::optional<std::size_t> commaIn(std::string_view text, std::size_t begin, std::size_t end)
{
    while (begin < end) {
        if (const std::size_t after = endOfComment(text, begin); after > begin) {
            begin = after;
        } else if (text[begin] == ',') {
            return begin;
        } else {
            ++begin;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> lastCommentIn(std::string_view text, std::size_t begin, std::size_t end)
{
    std::optional<std::size_t> last;
    while (begin < end) {
        if (const std::size_t after = endOfComment(text, begin); after > begin) {
            begin = after;
            last = after;
        } else {
            ++begin;
        }
    }
    return last;
}

} // namespace qiao
