#include "translation/json/spelledtext.h"

#include "translation/json/jsontext.h"

namespace qiao::translation {

namespace {

/// Bytes of the escape or the single byte at \a at.
std::size_t unitLength(std::string_view spelling, std::size_t at)
{
    if (spelling[at] != '\\') {
        return 1;
    }
    return spelling.substr(at, 2) == "\\u" ? 6 : 2;
}

bool isSpace(std::string_view unit)
{
    if (unit.size() == 1) {
        return unit == " ";
    }
    const std::string text = unescaped(unit);
    return text.find_first_not_of(" \t\r\n\f\v") == std::string::npos;
}

} // namespace

std::string_view spelling(const RawJson::Value &value)
{
    if (value.kind() != RawJson::Kind::String) {
        return {};
    }
    return value.raw().substr(1, value.raw().size() - 2);
}

std::string spelled(std::string_view text)
{
    const std::string string = jsonString(text);
    return string.substr(1, string.size() - 2);
}

bool isBlank(std::string_view spelling)
{
    for (std::size_t at = 0; at < spelling.size();) {
        const std::size_t length = unitLength(spelling, at);
        if (!isSpace(spelling.substr(at, length))) {
            return false;
        }
        at += length;
    }
    return true;
}

bool beginsWith(std::string_view spelling, std::string_view text)
{
    std::size_t at = 0;
    for (const char character : text) {
        if (at >= spelling.size()) {
            return false;
        }
        const std::size_t length = unitLength(spelling, at);
        const bool same = length == 1
            ? spelling[at] == character
            : unescaped(spelling.substr(at, length)) == std::string_view(&character, 1);
        if (!same) {
            return false;
        }
        at += length;
    }
    return true;
}

} // namespace qiao::translation
