#include "translation/anthropic/argumentsscan.h"

#include <charconv>

namespace qiao::translation {

namespace {

/// The ASCII character of a \uXXXX (\a digits); a blank for all others, which no bracket or quote is.
char asciiOf(std::string_view digits)
{
    unsigned unit = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    return unit < 0x80 ? static_cast<char>(unit) : ' ';
}

} // namespace

void ArgumentsScan::add(std::string_view spelling)
{
    for (std::size_t at = 0; at < spelling.size() && !m_complete; ++at) {
        if (spelling[at] != '\\') {
            step(spelling[at]);
            continue;
        }
        const char letter = spelling[++at];
        if (letter == 'u') {
            step(asciiOf(spelling.substr(at + 1, 4)));
            at += 4;
        } else {
            step(letter == '"' || letter == '\\' || letter == '/' ? letter : ' ');
        }
    }
}

void ArgumentsScan::step(char c)
{
    if (m_inString) {
        m_inString = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
    } else if (c == '"') {
        m_inString = true;
    } else if (c == '{' || c == '[') {
        ++m_depth;
    } else if ((c == '}' || c == ']') && m_depth > 0) {
        m_complete = --m_depth == 0;
    }
}

} // namespace qiao::translation
