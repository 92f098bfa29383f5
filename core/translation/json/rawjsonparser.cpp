#include "translation/json/rawjsonparser.h"

#include "translation/json/jsonscan.h"

namespace qiao::translation {

namespace {

constexpr bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

constexpr bool isHexDigit(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
}

} // namespace

RawJsonParser::RawJsonParser(std::string_view text, std::vector<RawJson::Node> &nodes)
    : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size()), m_nodes(nodes)
{ }

bool RawJsonParser::run()
{
    skipSpace();
    bool good = value(false);
    while (good && m_depth > 0) {
        good = element();
    }
    if (!good) {
        return false;
    }
    skipSpace();
    return m_at == m_end || fail("there is more text after the value");
}

/// One step inside the innermost open container: its next value, or its end.
bool RawJsonParser::element()
{
    skipSpace();
    if (m_at == m_end) {
        return fail("the text ends before the value does");
    }
    const Open &container = m_open[m_depth - 1];
    const bool object = m_nodes[container.node].kind == RawJson::Kind::Object;
    if (*m_at == (object ? '}' : ']')) {
        close();
        return true;
    }
    const bool first = m_nodes.size() == container.node + 1U;
    if (!first) {
        if (*m_at != ',') {
            return fail(object ? "expected ',' or '}'" : "expected ',' or ']'");
        }
        ++m_at;
        skipSpace();
    }
    return object ? member() : value(false);
}

bool RawJsonParser::member()
{
    if (m_at == m_end || *m_at != '"') {
        return fail("expected a key in quotes");
    }
    if (!string(false, false)) {
        return false;
    }
    skipSpace();
    if (m_at == m_end || *m_at != ':') {
        return fail("expected ':' after a key");
    }
    ++m_at;
    skipSpace();
    return value(true);
}

bool RawJsonParser::value(bool hasKey)
{
    if (m_at == m_end) {
        return fail("the text ends where a value should be");
    }
    switch (*m_at) {
    case '"':
        return string(true, hasKey);
    case '{':
        return open(RawJson::Kind::Object, hasKey);
    case '[':
        return open(RawJson::Kind::Array, hasKey);
    case 't':
        return word("true", RawJson::Kind::True, hasKey);
    case 'f':
        return word("false", RawJson::Kind::False, hasKey);
    case 'n':
        return word("null", RawJson::Kind::Null, hasKey);
    default:
        return number(hasKey);
    }
}

bool RawJsonParser::open(RawJson::Kind kind, bool hasKey)
{
    if (m_depth == RawJson::maximumDepth) {
        return fail("arrays and objects are nested deeper than 512");
    }
    noteChild();
    m_open[m_depth] = {static_cast<std::uint32_t>(m_nodes.size()), 0};
    ++m_depth;
    add(m_at, kind, hasKey, false);
    ++m_at;
    return true;
}

void RawJsonParser::close()
{
    ++m_at;
    --m_depth;
    const Open &container = m_open[m_depth];
    RawJson::Node &node = m_nodes[container.node];
    node.end = offset();
    node.next = static_cast<std::uint32_t>(m_nodes.size());
    if (node.next != container.node + 1) {
        m_nodes[container.lastChild].last = true;
    }
}

bool RawJsonParser::string(bool isValue, bool hasKey)
{
    const char *begin = m_at;
    bool escaped = false;
    ++m_at;
    if (!stringBody(escaped)) {
        return false;
    }
    ++m_at;
    if (isValue) {
        noteChild();
    }
    add(begin, RawJson::Kind::String, hasKey, escaped);
    return true;
}

/// Stops at the closing quote.
bool RawJsonParser::stringBody(bool &escaped)
{
    for (;;) {
        m_at = skipPlainText(m_at, m_end);
        if (m_at == m_end) {
            return fail("a string is not closed");
        }
        if (*m_at == '"') {
            return true;
        }
        if (*m_at == '\\') {
            escaped = true;
            if (!escape()) {
                return false;
            }
        } else if (static_cast<unsigned char>(*m_at) < 0x20) {
            return fail("a control character in a string is not escaped");
        } else if (!utf8Run()) {
            return false;
        }
    }
}

bool RawJsonParser::escape()
{
    const auto left = static_cast<std::size_t>(m_end - m_at);
    if (left < 2) {
        return fail("a string is not closed");
    }
    switch (m_at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        m_at += 2;
        return true;
    case 'u':
        if (left >= 6 && isHexDigit(m_at[2]) && isHexDigit(m_at[3]) && isHexDigit(m_at[4])
            && isHexDigit(m_at[5])) {
            m_at += 6;
            return true;
        }
        break;
    default:
        break;
    }
    return fail("a string has an escape that JSON does not know");
}

bool RawJsonParser::utf8Run()
{
    while (m_at != m_end && static_cast<unsigned char>(*m_at) >= 0x80) {
        const std::size_t length = utf8Length(m_at, static_cast<std::size_t>(m_end - m_at));
        if (length == 0) {
            return fail("a string is not valid UTF-8");
        }
        m_at += length;
    }
    return true;
}

bool RawJsonParser::number(bool hasKey)
{
    const char *begin = m_at;
    if (*m_at == '-') {
        ++m_at;
    } else if (!isDigit(*m_at)) {
        return fail("expected a value");
    }
    if (m_at != m_end && *m_at == '0') {
        ++m_at;
    } else if (!digits()) {
        return false;
    }
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits()) {
            return false;
        }
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-')) {
            ++m_at;
        }
        if (!digits()) {
            return false;
        }
    }
    noteChild();
    add(begin, RawJson::Kind::Number, hasKey, false);
    return true;
}

/// One digit or more.
bool RawJsonParser::digits()
{
    if (m_at == m_end || !isDigit(*m_at)) {
        return fail("a number lacks a digit");
    }
    while (m_at != m_end && isDigit(*m_at)) {
        ++m_at;
    }
    return true;
}

bool RawJsonParser::word(std::string_view spelling, RawJson::Kind kind, bool hasKey)
{
    if (std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).substr(0, spelling.size())
        != spelling) {
        return fail("expected a value");
    }
    const char *begin = m_at;
    m_at += spelling.size();
    noteChild();
    add(begin, kind, hasKey, false);
    return true;
}

void RawJsonParser::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) {
        ++m_at;
    }
}

void RawJsonParser::add(const char *begin, RawJson::Kind kind, bool hasKey, bool escaped)
{
    m_nodes.push_back({.begin = static_cast<std::uint32_t>(begin - m_begin),
        .end = offset(),
        .next = static_cast<std::uint32_t>(m_nodes.size() + 1),
        .kind = kind,
        .escaped = escaped,
        .hasKey = hasKey,
        .last = false});
}

/// The next node is a value of the innermost open container.
void RawJsonParser::noteChild()
{
    if (m_depth > 0) {
        m_open[m_depth - 1].lastChild = static_cast<std::uint32_t>(m_nodes.size());
    }
}

bool RawJsonParser::fail(std::string_view what)
{
    m_error = what;
    return false;
}

} // namespace qiao::translation
