#include "tokenizer/spacedjson.h"

#include <string_view>

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

void appendEscaped(char character, std::string &out)
{
    constexpr std::string_view special = "\"\\\n\r\t\b\f";
    constexpr std::string_view letters = "\"\\nrtbf";
    constexpr std::string_view hex = "0123456789abcdef";
    if (const std::size_t index = special.find(character); index != std::string_view::npos) {
        out.push_back('\\');
        out.push_back(letters[index]);
    } else if (const auto byte = static_cast<unsigned char>(character); byte < 0x20) {
        out.append("\\u00");
        out.push_back(hex[byte >> 4U]);
        out.push_back(hex[byte & 0xfU]);
    } else {
        out.push_back(character);
    }
}

void appendString(const RawJson::Value &value, std::string &out)
{
    if (value.raw().find('\\') == std::string_view::npos) {
        out.append(value.raw());
        return;
    }
    out.push_back('"');
    for (const char character : value.string()) {
        appendEscaped(character, out);
    }
    out.push_back('"');
}

void appendContainer(const RawJson::Value &value, std::string_view brackets, std::string &out)
{
    out.push_back(brackets[0]);
    for (auto child = value.firstChild(); child;) {
        if (const auto key = child->key()) {
            appendString(*key, out);
            out.append(": ");
        }
        appendSpacedJson(*child, out);
        child = child->nextSibling();
        if (child) {
            out.append(", ");
        }
    }
    out.push_back(brackets[1]);
}

} // namespace

void appendSpacedJson(const RawJson::Value &value, std::string &out)
{
    switch (value.kind()) {
    case RawJson::Kind::String:
        appendString(value, out);
        break;
    case RawJson::Kind::Array:
        appendContainer(value, "[]", out);
        break;
    case RawJson::Kind::Object:
        appendContainer(value, "{}", out);
        break;
    case RawJson::Kind::Null:
    case RawJson::Kind::False:
    case RawJson::Kind::True:
    case RawJson::Kind::Number:
        out.append(value.raw());
        break;
    }
}

} // namespace qiao::tokenizer
