#include "tokenizer/normalization.h"

#include "tokenizer/codepoint.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

namespace qiao::tokenizer {

namespace {

int combiningClass(utf8proc_int32_t codePoint)
{
    return utf8proc_get_property(codePoint)->combining_class;
}

bool within(std::int32_t codePoint, std::int32_t first, std::int32_t last)
{
    return codePoint >= first && codePoint <= last;
}

/// True for a code point that form C never changes and never joins to what stands before it. False says
/// nothing: composing finds out.
bool staysAlone(std::int32_t codePoint)
{
    if (codePoint < 0x300) {
        return true;
    }
    // Hangul vowels and finals, and Kirat Rai's vowel signs: letters that join the letter before them
    if (within(codePoint, 0x1160, 0x11ff) || within(codePoint, 0x16d63, 0x16d6a)) {
        return false;
    }
    const utf8proc_property_t *property = utf8proc_get_property(codePoint);
    switch (property->category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return false;
    default:
        // a decomposition without a type is a canonical one
        return property->decomp_seqindex == UINT16_MAX || property->decomp_type != 0;
    }
}

std::size_t asciiRun(std::string_view text)
{
    std::size_t length = 0;
    for (std::uint64_t block = 0; length + sizeof block <= text.size(); length += sizeof block) {
        std::memcpy(&block, text.data() + length, sizeof block);
        if ((block & 0x8080808080808080U) != 0) {
            break;
        }
    }
    while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) {
        ++length;
    }
    return length;
}

bool isNormalized(std::string_view text)
{
    while (!text.empty()) {
        text.remove_prefix(asciiRun(text));
        if (text.empty()) {
            break;
        }
        const CodePoint next = readCodePoint(text);
        if (next.broken || !staysAlone(next.value)) {
            return false;
        }
        text.remove_prefix(next.size);
    }
    return true;
}

/// Takes code points and writes them in form C. What may still join with the next one is kept: one code point
/// that stays alone and all after it that do not.
class Composer
{
public:
    explicit Composer(std::string &out) : m_out(out) { }

    void add(std::int32_t codePoint)
    {
        if (staysAlone(codePoint)) {
            flush();
        }
        m_pending.push_back(codePoint);
    }

    void flush()
    {
        if (m_pending.size() == 1 && staysAlone(m_pending.front())) {
            appendUtf8(m_pending.front(), m_out);
        } else if (!m_pending.empty()) {
            compose();
        }
        m_pending.clear();
    }

private:
    void compose()
    {
        m_decomposed.clear();
        for (const utf8proc_int32_t codePoint : m_pending) {
            // no canonical decomposition is longer (Unicode's stability policy)
            std::array<utf8proc_int32_t, 4> parts{};
            int boundary = 0;
            const utf8proc_ssize_t count =
                utf8proc_decompose_char(codePoint, parts.data(), parts.size(), decompose, &boundary);
            m_decomposed.insert(m_decomposed.end(), parts.begin(), parts.begin() + count);
        }
        sortMarks();
        const utf8proc_ssize_t count = utf8proc_normalize_utf32(
            m_decomposed.data(), static_cast<utf8proc_ssize_t>(m_decomposed.size()), recompose);
        for (utf8proc_ssize_t i = 0; i < count; ++i) {
            appendUtf8(m_decomposed[static_cast<std::size_t>(i)], m_out);
        }
    }

    /// Canonical ordering. utf8proc's own takes quadratic time over a long run of marks.
    void sortMarks()
    {
        const auto isStarter = [](utf8proc_int32_t codePoint) { return combiningClass(codePoint) == 0; };
        for (auto first = m_decomposed.begin(); first != m_decomposed.end();) {
            first = std::find_if_not(first, m_decomposed.end(), isStarter);
            const auto last = std::find_if(first, m_decomposed.end(), isStarter);
            std::stable_sort(first, last, [](utf8proc_int32_t left, utf8proc_int32_t right) {
                return combiningClass(left) < combiningClass(right);
            });
            first = last;
        }
    }

    static constexpr auto decompose = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    static constexpr auto recompose = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

    std::string &m_out;
    std::vector<utf8proc_int32_t> m_pending;
    std::vector<utf8proc_int32_t> m_decomposed;
};

} // namespace

std::string_view normalized(std::string_view text, std::string &storage)
{
    if (isNormalized(text)) {
        return text;
    }
    storage.clear();
    storage.reserve(text.size());
    Composer composer(storage);
    while (!text.empty()) {
        // the last of the run may join with what follows it
        if (const std::size_t ascii = asciiRun(text); ascii > 1) {
            composer.flush();
            storage.append(text.substr(0, ascii - 1));
            text.remove_prefix(ascii - 1);
        }
        const CodePoint next = readCodePoint(text);
        composer.add(next.value);
        text.remove_prefix(next.size);
    }
    composer.flush();
    return storage;
}

} // namespace qiao::tokenizer
