#include "tokenizer/codepoint.h"

#include <utf8proc.h>

#include <array>

namespace qiao::tokenizer {

namespace {

constexpr std::int32_t replacement = 0xfffd;

constexpr std::array<CharacterClass, 128> makeAsciiClasses()
{
    std::array<CharacterClass, 128> classes{};
    for (std::size_t value = 0; value < classes.size(); ++value) {
        const char c = static_cast<char>(value);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            classes[value] = CharacterClass::Letter;
        } else if (c >= '0' && c <= '9') {
            classes[value] = CharacterClass::Number;
        } else if (c == '\r' || c == '\n') {
            classes[value] = CharacterClass::NewLine;
        } else if (c == ' ' || c == '\t' || c == '\v' || c == '\f') {
            classes[value] = CharacterClass::Space;
        } else {
            classes[value] = CharacterClass::Other;
        }
    }
    return classes;
}

constexpr std::array asciiClasses = makeAsciiClasses();

unsigned byteAt(std::string_view text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

/// How many bytes follow a first byte, and between which two values the second one may be (the Unicode
/// Standard's table 3-7).
struct Sequence
{
    std::size_t following = 0;
    unsigned lowest = 0x80;
    unsigned highest = 0xbf;
};

Sequence sequenceOf(unsigned first)
{
    if (first >= 0xc2 && first <= 0xdf) {
        return {1};
    }
    if (first >= 0xe0 && first <= 0xef) {
        return {2, first == 0xe0 ? 0xa0U : 0x80U, first == 0xed ? 0x9fU : 0xbfU};
    }
    if (first >= 0xf0 && first <= 0xf4) {
        return {3, first == 0xf0 ? 0x90U : 0x80U, first == 0xf4 ? 0x8fU : 0xbfU};
    }
    return {};
}

} // namespace

CodePoint readCodePoint(std::string_view text)
{
    const unsigned first = byteAt(text, 0);
    if (first < 0x80) {
        return {static_cast<std::int32_t>(first), 1};
    }
    const Sequence sequence = sequenceOf(first);
    if (sequence.following == 0) {
        return {replacement, 1, true};
    }
    unsigned value = first & (0x3fU >> sequence.following);
    for (std::size_t i = 1; i <= sequence.following; ++i) {
        const unsigned lowest = i == 1 ? sequence.lowest : 0x80;
        const unsigned highest = i == 1 ? sequence.highest : 0xbf;
        if (i >= text.size() || byteAt(text, i) < lowest || byteAt(text, i) > highest) {
            return {replacement, i, true};
        }
        value = value << 6U | (byteAt(text, i) & 0x3fU);
    }
    return {static_cast<std::int32_t>(value), sequence.following + 1};
}

void appendUtf8(std::int32_t codePoint, std::string &out)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(codePoint, bytes.data());
    out.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(size));
}

CharacterClass classOf(std::int32_t codePoint)
{
    if (codePoint < 0x80) {
        return asciiClasses[static_cast<std::size_t>(codePoint)];
    }
    switch (utf8proc_category(codePoint)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CharacterClass::Letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CharacterClass::Number;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharacterClass::Space;
    default:
        // NEXT LINE is the one control character beyond ASCII that is white space
        return codePoint == 0x85 ? CharacterClass::Space : CharacterClass::Other;
    }
}

} // namespace qiao::tokenizer
