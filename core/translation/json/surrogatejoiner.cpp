#include "translation/json/surrogatejoiner.h"

#include "translation/json/jsonscan.h"

#include <algorithm>
#include <array>
#include <cstdint>
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

unsigned digitValue(char digit)
{
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
}

/// The bytes that the escapes from \a at on stand for, those of one character at most.
std::string bytesAt(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 4;
    std::string bytes;
    while (bytes.size() < longest && halfAt(text, at) == Half::Second
        && (text[at + 3] == 'c' || text[at + 3] == 'C') && text[at + 4] >= '8') {
        bytes += static_cast<char>((digitValue(text[at + 4]) << 4) | digitValue(text[at + 5]));
        at += escapeLength;
    }
    return bytes;
}

/// Whether more bytes can make \a bytes a character.
bool isBegun(const std::string &bytes)
{
    return std::ranges::any_of(std::array{"\x80\x80\x80", "\xBF\xBF\xBF"}, [&bytes](const char *rest) {
        const std::string whole = bytes + rest;
        return utf8Length(whole.data(), whole.size()) > bytes.size();
    });
}

/// Whether a backslash at the end of \a text waits for what it escapes.
bool isEscaping(std::string_view text)
{
    const std::size_t other = text.find_last_not_of('\\');
    return (text.size() - (other == std::string_view::npos ? 0 : other + 1)) % 2 == 1;
}

} // namespace

std::string withBytesEscaped(std::string_view json)
{
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    out.reserve(json.size() + 64);
    for (std::size_t at = 0; at < json.size();) {
        const auto byte = static_cast<std::uint8_t>(json[at]);
        const std::size_t length = byte < 0x80 ? 1 : utf8Length(json.data() + at, json.size() - at);
        if (length > 0) {
            out.append(json.substr(at, length));
        } else if (isEscaping(out)) {
            out += replacement.substr(1); // the backslash is there; another would be what it escapes
        } else {
            out.append("\\udc").append({hex[byte >> 4], hex[byte & 0xF]});
        }
        at += std::max<std::size_t>(length, 1);
    }
    return out;
}

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
    const bool isByte = halfAt(m_held, 0) == Half::Second;
    for (std::size_t at = 0; at < m_held.size(); at += escapeLength) {
        replace(isByte);
    }
    m_held.clear();
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
        } else if (half == Half::First) {
            replace(false);
            at += escapeLength;
        } else {
            at = joinBytes(text, at);
        }
    }
}

/// Takes the second half at \a at, which follows no first, for a byte; returns what comes after the
/// character.
std::size_t SurrogateJoiner::joinBytes(std::string_view text, std::size_t at)
{
    const std::string bytes = bytesAt(text, at);
    const std::size_t length = bytes.empty() ? 0 : utf8Length(bytes.data(), bytes.size());
    if (length > 0) {
        m_joined.append(bytes, 0, length);
        return at + length * escapeLength;
    }
    if (!bytes.empty() && at + bytes.size() * escapeLength == text.size() && isBegun(bytes)) {
        m_held = text.substr(at);
        return text.size();
    }
    replace(true);
    return at + escapeLength;
}

void SurrogateJoiner::replace(bool isByte)
{
    m_joined.append(replacement);
    (isByte ? m_replacedByte : m_replacedHalf) = true;
}

} // namespace qiao::translation
