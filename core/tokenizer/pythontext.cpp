#include "tokenizer/pythontext.h"

#include "tokenizer/codepoint.h"

namespace qiao::tokenizer {

using translation::RawJson;

namespace {

/// Python's repr() of a string; what cannot be printed beyond ASCII is left as it is.
void appendQuoted(std::string_view text, std::string &out)
{
    constexpr std::string_view hex = "0123456789abcdef";
    const bool single = text.find('\'') == std::string_view::npos || text.find('"') != std::string_view::npos;
    const char quote = single ? '\'' : '"';
    out.push_back(quote);
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == quote || character == '\\') {
            out.append({'\\', character});
        } else if (character == '\n' || character == '\r' || character == '\t') {
            out.append({'\\', character == '\n' ? 'n' : character == '\r' ? 'r' : 't'});
        } else if (byte < 0x20 || byte == 0x7f) {
            out.append({'\\', 'x', hex[byte >> 4U], hex[byte & 0xfU]});
        } else {
            out.push_back(character);
        }
    }
    out.push_back(quote);
}

void appendInside(const RawJson::Value &value, std::string &out)
{
    if (value.kind() == RawJson::Kind::String) {
        appendQuoted(value.string(), out);
    } else {
        appendPythonText(value, out);
    }
}

void appendContainer(const RawJson::Value &value, std::string_view brackets, std::string &out)
{
    out.push_back(brackets[0]);
    for (auto child = value.firstChild(); child;) {
        if (const auto key = child->key()) {
            appendQuoted(key->string(), out);
            out.append(": ");
        }
        appendInside(*child, out);
        child = child->nextSibling();
        if (child) {
            out.append(", ");
        }
    }
    out.push_back(brackets[1]);
}

bool isSpace(std::int32_t codePoint)
{
    const CharacterClass kind = classOf(codePoint);
    return kind == CharacterClass::Space || kind == CharacterClass::NewLine
        || (codePoint >= 0x1c && codePoint <= 0x1f);
}

/// The bytes of the white space at the start of \a text.
std::size_t leadingSpace(std::string_view text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        const CodePoint point = readCodePoint(text.substr(position));
        if (!isSpace(point.value)) {
            break;
        }
        position += point.size;
    }
    return position;
}

} // namespace

void appendPythonText(const RawJson::Value &value, std::string &out)
{
    switch (value.kind()) {
    case RawJson::Kind::Null:
        out.append("None");
        break;
    case RawJson::Kind::False:
        out.append("False");
        break;
    case RawJson::Kind::True:
        out.append("True");
        break;
    case RawJson::Kind::Number:
        out.append(value.raw());
        break;
    case RawJson::Kind::String:
        out.append(value.string());
        break;
    case RawJson::Kind::Array:
        appendContainer(value, "[]", out);
        break;
    case RawJson::Kind::Object:
        appendContainer(value, "{}", out);
        break;
    }
}

std::string_view stripped(std::string_view text)
{
    text.remove_prefix(leadingSpace(text));
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4
            && (static_cast<unsigned char>(text[start]) & 0xc0U) == 0x80U) {
            --start;
        }
        if (leadingSpace(text.substr(start)) == 0) {
            break;
        }
        text.remove_suffix(text.size() - start);
    }
    return text;
}

} // namespace qiao::tokenizer
