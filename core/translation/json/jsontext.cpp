#include "translation/json/jsontext.h"

#include "translation/json/jsonscan.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <locale>
#include <sstream>

namespace qiao::translation {

namespace {

void appendUtf8(std::string &out, std::uint32_t codePoint)
{
    const auto append = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        append(codePoint);
    } else if (codePoint < 0x800) {
        append(0xC0 | (codePoint >> 6));
        append(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    } else {
        append(0xF0 | (codePoint >> 18));
        append(0x80 | ((codePoint >> 12) & 0x3F));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    }
}

/// The code unit of the \uXXXX at \a at.
std::uint32_t codeUnit(std::string_view inner, std::size_t at)
{
    std::uint32_t unit = 0;
    std::from_chars(inner.data() + at + 2, inner.data() + at + 6, unit, 16);
    return unit;
}

/// Appends what the \uXXXX at \a at stands for, with its partner; returns the bytes used.
std::size_t appendUnicodeEscape(std::string &out, std::string_view inner, std::size_t at)
{
    constexpr std::uint32_t replacement = 0xFFFD;
    const std::uint32_t unit = codeUnit(inner, at);
    if (unit < 0xD800 || unit > 0xDFFF) {
        appendUtf8(out, unit);
        return 6;
    }
    if (unit < 0xDC00 && inner.substr(at + 6, 2) == "\\u") {
        const std::uint32_t partner = codeUnit(inner, at + 6);
        if (partner >= 0xDC00 && partner <= 0xDFFF) {
            appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (partner - 0xDC00));
            return 12;
        }
    }
    appendUtf8(out, replacement);
    return 6;
}

char simpleEscape(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

#if !defined(__cpp_lib_to_chars)
double parsedNumber(std::string_view text, bool &outOfRange)
{
    // strtod would follow the user's locale
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    double value = 0;
    stream >> value;
    outOfRange = stream.fail();
    return value;
}
#else
double parsedNumber(std::string_view text, bool &outOfRange)
{
    double value = 0;
    outOfRange =
        std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc::result_out_of_range;
    return value;
}
#endif

/// Whether a number outside a double's range is so because it is large, not because it is small.
bool isLarge(std::string_view digits)
{
    const std::size_t mark = digits.find_first_of("eE");
    std::string_view mantissa = digits.substr(0, mark);
    std::int64_t exponent = 0;
    if (mark != std::string_view::npos) {
        std::string_view power = digits.substr(mark + 1);
        power.remove_prefix(power.starts_with('+') ? 1 : 0);
        if (std::from_chars(power.data(), power.data() + power.size(), exponent).ec != std::errc{}) {
            return !power.starts_with('-');
        }
    }
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_of("123456789");
    const auto before = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    return exponent > -before;
}

/// How many bytes longer \a character is in a JSON string than by itself.
constexpr std::size_t escapedExtra(char character)
{
    if (static_cast<unsigned char>(character) < 0x20) {
        return 5;
    }
    return character == '"' || character == '\\' ? 1 : 0;
}

/// Writes \a character as it stands in a JSON string; returns where the next one goes.
char *writeEscaped(char *to, char character)
{
    constexpr std::string_view hex = "0123456789abcdef";
    const std::size_t extra = escapedExtra(character);
    if (extra == 5) {
        const auto byte = static_cast<unsigned char>(character);
        to = std::ranges::copy(std::string_view("\\u00"), to).out;
        *to++ = hex[byte >> 4];
        *to++ = hex[byte & 0xF];
        return to;
    }
    if (extra == 1) {
        *to++ = '\\';
    }
    *to++ = character;
    return to;
}

} // namespace

std::string unescaped(std::string_view inner)
{
    std::string out;
    out.reserve(inner.size());
    std::size_t at = 0;
    while (at < inner.size()) {
        const std::size_t backslash = std::min(inner.find('\\', at), inner.size());
        out.append(inner, at, backslash - at);
        at = backslash;
        if (at == inner.size()) {
            break;
        }
        if (inner[at + 1] == 'u') {
            at += appendUnicodeEscape(out, inner, at);
        } else {
            out.push_back(simpleEscape(inner[at + 1]));
            at += 2;
        }
    }
    return out;
}

std::string jsonString(std::string_view text)
{
    std::string out;
    appendJsonString(out, text);
    return out;
}

void appendJsonString(std::string &out, std::string_view text)
{
    // the size first: inputs of tools are long and full of escapes
    std::size_t size = text.size() + 2;
    for (const char character : text) {
        size += escapedExtra(character);
    }
    const std::size_t begin = out.size();
    out.resize(begin + size, '"');
    char *to = out.data() + begin + 1;
    const char *at = text.data();
    const char *const end = at + text.size();
    while (end - at >= 8) {
        std::memcpy(to, at, 8); // what of it is not plain text is written over
        const std::size_t plain = plainTextOf8(at);
        at += plain;
        to += plain;
        for (; at != end && !isPlainText(*at); ++at) {
            to = writeEscaped(to, *at);
        }
    }
    for (; at != end; ++at) {
        to = writeEscaped(to, *at);
    }
}

double numberFromText(std::string_view text)
{
    bool outOfRange = false;
    const double value = parsedNumber(text, outOfRange);
    if (!outOfRange) {
        return value;
    }
    const bool negative = text.starts_with('-');
    const double magnitude =
        isLarge(text.substr(negative ? 1 : 0)) ? std::numeric_limits<double>::infinity() : 0.0;
    return negative ? -magnitude : magnitude;
}

} // namespace qiao::translation
