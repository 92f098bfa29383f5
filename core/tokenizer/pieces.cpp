#include "tokenizer/pieces.h"

#include "tokenizer/codepoint.h"

#include <cstddef>

namespace qiao::tokenizer {

namespace {

struct Character
{
    CharacterClass kind = CharacterClass::Other;
    std::size_t size = 0; ///< 0 past the end
};

Character characterAt(std::string_view text, std::size_t position)
{
    if (position >= text.size()) {
        return {};
    }
    const CodePoint point = readCodePoint(text.substr(position));
    return {classOf(point.value), point.size};
}

bool isA(Character character, CharacterClass kind)
{
    return character.size > 0 && character.kind == kind;
}

/// The position after all characters of \a kind from \a position on.
std::size_t skip(std::string_view text, std::size_t position, CharacterClass kind)
{
    for (Character next = characterAt(text, position); isA(next, kind); next = characterAt(text, position)) {
        position += next.size;
    }
    return position;
}

/// (?i:'s|'t|'re|'ve|'m|'ll|'d), or 0. Without regard to case, U+017F (long s) is an s.
std::size_t contractionLength(std::string_view text)
{
    const auto lower = [text](std::size_t index) {
        const char c = index < text.size() ? text[index] : '\0';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    if (text[0] != '\'') {
        return 0;
    }
    switch (lower(1)) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return 2;
    case 'r':
    case 'v':
        return lower(2) == 'e' ? 3 : 0;
    case 'l':
        return lower(2) == 'l' ? 3 : 0;
    default:
        return text.substr(1).starts_with("\xc5\xbf") ? 3 : 0;
    }
}

/// \s*[\r\n]+ up to the last line end of the white space; else \s+(?!\S), which leaves the last space to what
/// follows it; else \s+.
std::size_t whiteSpaceLength(std::string_view text)
{
    std::size_t position = 0;
    std::size_t lastBegin = 0;
    std::size_t afterLineEnd = 0;
    Character next = characterAt(text, 0);
    while (isA(next, CharacterClass::Space) || isA(next, CharacterClass::NewLine)) {
        lastBegin = position;
        position += next.size;
        if (next.kind == CharacterClass::NewLine) {
            afterLineEnd = position;
        }
        next = characterAt(text, position);
    }
    if (afterLineEnd > 0) {
        return afterLineEnd;
    }
    return position == text.size() || lastBegin == 0 ? position : lastBegin;
}

/// The alternatives of the expression in their order.
std::size_t pieceLength(std::string_view text)
{
    if (const std::size_t contraction = contractionLength(text); contraction > 0) {
        return contraction;
    }
    const Character first = characterAt(text, 0);
    if (first.kind == CharacterClass::Number) {
        return first.size;
    }
    if (first.kind == CharacterClass::Letter) {
        return skip(text, first.size, CharacterClass::Letter);
    }
    if (first.kind != CharacterClass::NewLine) {
        if (isA(characterAt(text, first.size), CharacterClass::Letter)) {
            return skip(text, first.size, CharacterClass::Letter);
        }
        const std::size_t start = text[0] == ' ' ? 1 : 0;
        if (isA(characterAt(text, start), CharacterClass::Other)) {
            return skip(text, skip(text, start, CharacterClass::Other), CharacterClass::NewLine);
        }
    }
    return whiteSpaceLength(text);
}

} // namespace

std::string_view Pieces::next()
{
    const std::string_view piece = m_rest.substr(0, m_rest.empty() ? 0 : pieceLength(m_rest));
    m_rest.remove_prefix(piece.size());
    return piece;
}

} // namespace qiao::tokenizer
