#include "logging/unescapedtext.h"

#include <algorithm>

namespace qiao {

namespace {

int hexDigit(char character)
{
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The value of \a count digits at \a from, or -1.
int hexNumber(QByteArrayView text, qsizetype from, int count)
{
    if (from + count > text.size()) {
        return -1;
    }
    int number = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0) {
            return -1;
        }
        number = number * 16 + digit;
    }
    return number;
}

struct Character
{
    char value;
    qsizetype end; ///< of its spelling
};

/// What the % at \a at begins.
Character percentCharacter(QByteArrayView text, qsizetype at)
{
    qsizetype digits = at + 1;
    while (hexNumber(text, digits, 2) == '%') {
        digits += 2; // a percent sign that was encoded itself
    }
    const int number = hexNumber(text, digits, 2);
    if (number >= 0) {
        return {static_cast<char>(number), digits + 2};
    }
    return {'%', digits};
}

/// What the backslash at \a at begins.
Character escapedCharacter(QByteArrayView text, qsizetype at)
{
    qsizetype after = at;
    while (after < text.size() && text[after] == '\\') {
        ++after;
    }
    if (after == text.size()) {
        return {'\\', after};
    }
    const char letter = text[after];
    if (letter == '"' || letter == '/') {
        return {letter, after + 1};
    }
    const int number = letter == 'u' ? hexNumber(text, after + 1, 4) : -1;
    if (number > 0 && number < 0x80) {
        return {static_cast<char>(number), after + 5};
    }
    return {'\\', after};
}

} // namespace

bool hasEscapes(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '%' || c == '\\'; });
}

UnescapedText unescapedText(QByteArrayView text)
{
    UnescapedText plain;
    plain.bytes.reserve(text.size());
    plain.origins.reserve(static_cast<std::size_t>(text.size()) + 1);
    for (qsizetype at = 0; at < text.size();) {
        Character character{text[at], at + 1};
        if (character.value == '%') {
            character = percentCharacter(text, at);
        } else if (character.value == '\\') {
            character = escapedCharacter(text, at);
        }
        plain.bytes.append(character.value);
        plain.origins.push_back(at);
        at = character.end;
    }
    plain.origins.push_back(text.size());
    return plain;
}

} // namespace qiao
