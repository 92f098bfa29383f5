#include "translation/json/surrogatejoiner.h"

#include <algorithm>
#include <utility>

namespace qiao::translation {

namespace {

constexpr std::string_view replacement = "\\ufffd";
constexpr std::size_t escapeLength = 6;

enum class Half { None, First, Second };

/// What the \uXXXX at \a at is half of.
Half halfAt(std::string_view text, std::size_t at)
{
    if (text.size() - at < escapeLength || text[at] != '\\' || text[at + 1] != 'u'
        || (text[at + 2] != 'd' && text[at + 2] != 'D')) {
        return Half::None;
    }
    const char digit = text[at + 3];
    if (digit == '8' || digit == '9' || digit == 'a' || digit == 'A' || digit == 'b' || digit == 'B') {
        return Half::First;
    }
    return digit >= 'c' || (digit >= 'C' && digit <= 'F') ? Half::Second : Half::None;
}

} // namespace

std::string_view SurrogateJoiner::add(std::string_view spelling)
{
    if (m_held.empty() && spelling.find("\\u") == std::string_view::npos) {
        return spelling;
    }
    if (spelling.empty()) {
        return {};
    }
    const std::string text = std::exchange(m_held, {}).append(spelling);
    m_joined.clear();
    join(text);
    return m_joined;
}

std::string_view SurrogateJoiner::finish()
{
    m_joined.clear();
    if (!m_held.empty()) {
        m_held.clear();
        m_replaced = true;
        m_joined = replacement;
    }
    return m_joined;
}

void SurrogateJoiner::join(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t backslash = std::min(text.find('\\', at), text.size());
        m_joined.append(text.substr(at, backslash - at));
        at = backslash;
        if (at == text.size()) {
            return;
        }
        const Half half = halfAt(text, at);
        if (half == Half::None) {
            m_joined.append(text.substr(at, 2));
            at += 2;
        } else if (half == Half::First && at + escapeLength == text.size()) {
            m_held = text.substr(at);
            return;
        } else if (half == Half::First && halfAt(text, at + escapeLength) == Half::Second) {
            m_joined.append(text.substr(at, 2 * escapeLength));
            at += 2 * escapeLength;
        } else {
            m_joined.append(replacement);
            m_replaced = true;
            at += escapeLength;
        }
    }
}

} // namespace qiao::translation
