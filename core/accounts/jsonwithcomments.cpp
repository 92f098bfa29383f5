#include "accounts/jsonwithcomments.h"

#include <algorithm>

namespace qiao {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The place after the string that begins at \a begin.
std::size_t endOfString(std::string_view text, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return text.size();
}

void blank(std::string &text, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        if (text[i] != '\n' && text[i] != '\r') {
            text[i] = ' ';
        }
    }
}

} // namespace

std::size_t endOfComment(std::string_view text, std::size_t begin)
{
    if (text.substr(begin, 2) == "//") {
        return std::min(text.find_first_of("\r\n", begin), text.size());
    }
    if (text.substr(begin, 2) == "/*") {
        const std::size_t end = text.find("*/", begin + 2);
        return end == none ? begin : end + 2;
    }
    return begin;
}

std::string withoutComments(std::string_view text)
{
    std::string result(text);
    std::size_t comma = none; // the last thing that counted, where it was one that followed a value
    bool afterValue = false;
    std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    blank(result, 0, i);
    while (i < text.size()) {
        const char c = text[i];
        if (const std::size_t end = endOfComment(text, i); end > i) {
            blank(result, i, end);
            i = end;
            continue;
        }
        if (isBlank(c)) {
            ++i;
            continue;
        }
        if ((c == '}' || c == ']') && comma != none) {
            result[comma] = ' ';
        }
        comma = c == ',' && afterValue ? i : none;
        afterValue = c != ',' && c != '[' && c != '{' && c != ':';
        i = c == '"' ? endOfString(text, i) : i + 1;
    }
    return result;
}

} // namespace qiao
