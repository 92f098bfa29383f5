#include "logging/secretshapes.h"

#include "logging/redaction.h"

#include <algorithm>

namespace qiao {

namespace {

constexpr qsizetype shortestValue = 8;
constexpr qsizetype longestName = 64;

bool isLetterOrDigit(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Of base64url, of names, and of the parts of a token.
bool isKeyCharacter(char c)
{
    return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
}

/// RFC 6750's b64token.
bool isTokenCharacter(char c)
{
    return isKeyCharacter(c) || c == '~' || c == '+' || c == '/' || c == '=' || c == '%';
}

template <typename Is> qsizetype runEnd(QByteArrayView text, qsizetype from, Is is)
{
    return std::find_if_not(text.begin() + from, text.end(), is) - text.begin();
}

bool hasDigit(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool startsWord(QByteArrayView text, qsizetype at)
{
    return at == 0 || !isLetterOrDigit(text[at - 1]);
}

/// Scans a text once, from its beginning to its end.
class ShapeSearch
{
public:
    ShapeSearch(QByteArrayView text, TextSpans &spans) : m_text(text), m_spans(spans) { }

    void run()
    {
        while (m_at < m_text.size()) {
            const qsizetype found = lookAt(m_at);
            m_at = std::max(m_at + 1, found);
        }
    }

private:
    /// Where to go on; before \a at + 1 when nothing is there.
    qsizetype lookAt(qsizetype at)
    {
        switch (m_text[at]) {
        case 's':
            return key(at);
        case 'q':
            return clientKey(at);
        case 'e':
            return webToken(at);
        case 'b':
        case 'B':
            return scheme(at);
        case '=':
        case ':':
            return std::max(password(at), named(at));
        default:
            return 0;
        }
    }

    qsizetype take(qsizetype begin, qsizetype end)
    {
        m_spans.push_back({begin, end});
        return end;
    }

    qsizetype key(qsizetype at)
    {
        constexpr qsizetype shortest = 16;
        if (!m_text.sliced(at).startsWith("sk-") || !startsWord(m_text, at)) {
            return 0;
        }
        const qsizetype end = runEnd(m_text, at, isKeyCharacter);
        const QByteArrayView found = m_text.sliced(at, end - at);
        return found.size() >= shortest && hasDigit(found) ? take(at, end) : end;
    }

    /// One of Qiao's own.
    qsizetype clientKey(qsizetype at)
    {
        constexpr qsizetype size = 48; // "qiao-" and 32 bytes in base64url
        if (!m_text.sliced(at).startsWith("qiao-") || !startsWord(m_text, at)) {
            return 0;
        }
        const qsizetype end = runEnd(m_text, at, isKeyCharacter);
        return end - at >= size ? take(at, end) : end;
    }

    qsizetype webToken(qsizetype at)
    {
        constexpr qsizetype shortest = 20;
        if (!m_text.sliced(at).startsWith("eyJ") || !startsWord(m_text, at)) {
            return 0;
        }
        const qsizetype end = runEnd(m_text, at, isTokenCharacter);
        return end - at >= shortest ? take(at, end) : end;
    }

    /// "Bearer …", "Basic …" (RFC 9110, section 11.4).
    qsizetype scheme(qsizetype at)
    {
        for (const QByteArrayView word : {QByteArrayView("bearer"), QByteArrayView("basic")}) {
            const qsizetype after = at + word.size();
            if (after >= m_text.size() || !startsWord(m_text, at)
                || m_text.sliced(at, word.size()).compare(word, Qt::CaseInsensitive) != 0) {
                continue;
            }
            const qsizetype begin = runEnd(m_text, after, [](char c) { return c == ' '; });
            const qsizetype end = runEnd(m_text, begin, isTokenCharacter);
            const QByteArrayView value = m_text.sliced(begin, end - begin);
            const bool isSecret = value.size() >= shortestValue && (hasDigit(value) || value.size() > 24);
            return begin > after && isSecret ? take(begin, end) : end;
        }
        return 0;
    }

    /// Of "://user:password@host"; \a at is a colon.
    qsizetype password(qsizetype at)
    {
        constexpr qsizetype longest = 512;
        if (!m_text.sliced(at).startsWith("://")) {
            return 0;
        }
        const qsizetype begin = at + 3;
        const QByteArrayView rest = m_text.sliced(begin, std::min(longest, m_text.size() - begin));
        const qsizetype end = runEnd(rest, 0, [](char c) {
            return c > ' ' && c != '/' && c != '?' && c != '#' && c != '"' && c != '\\' && c != '\'';
        });
        const qsizetype host = rest.first(end).lastIndexOf('@');
        const qsizetype colon = rest.first(std::max<qsizetype>(0, host)).indexOf(':');
        return colon >= 0 ? take(begin + colon + 1, begin + host) : 0;
    }

    /// A value behind a name; \a at is what stands between them.
    qsizetype named(qsizetype at)
    {
        const qsizetype nameEnd = skipBack(
            at, [](char c) { return c == ' '; }, 4);
        const qsizetype quotes = skipBack(
            nameEnd, [](char c) { return c == '"' || c == '\'' || c == '\\'; }, 9);
        const qsizetype name = skipBack(quotes, isKeyCharacter, longestName);
        if (name == quotes || !isSecretName(m_text.sliced(name, quotes - name))) {
            return 0;
        }
        // many a thing is a "key" in a document
        const bool isPlainKey = m_text.sliced(name, quotes - name) == "key";
        return std::max(quoted(at + 1, isPlainKey ? shortestValue : 1), bare(at));
    }

    template <typename Is> qsizetype skipBack(qsizetype from, Is is, qsizetype most) const
    {
        qsizetype begin = from;
        while (begin > 0 && from - begin < most && is(m_text[begin - 1])) {
            --begin;
        }
        return begin;
    }

    /// A string that is closed by the quote that opened it, or not at all; its escapes are those of the level
    /// at which it stands.
    qsizetype quoted(qsizetype from, qsizetype shortest)
    {
        const qsizetype open = runEnd(m_text, from, [](char c) { return c == ' '; });
        const qsizetype quote = runEnd(m_text, open, [](char c) { return c == '\\'; });
        if (quote == m_text.size() || (m_text[quote] != '"' && m_text[quote] != '\'')) {
            return 0;
        }
        const qsizetype begin = quote + 1;
        const qsizetype level = quote - open;
        qsizetype end = begin;
        for (qsizetype slashes = 0; end < m_text.size(); ++end) {
            // in a string inside of strings each backslash of its own is 2 * (level + 1) of them
            if (m_text[end] == m_text[quote] && slashes % (2 * (level + 1)) == level) {
                end -= level;
                break;
            }
            slashes = m_text[end] == '\\' ? slashes + 1 : 0;
        }
        return end - begin >= shortest ? take(begin, end) : 0;
    }

    /// As in "api_key=…" and "x-api-key: …"; not in a program's text, whose names do not look like that.
    qsizetype bare(qsizetype at)
    {
        const qsizetype begin =
            m_text[at] == ':' ? runEnd(m_text, at + 1, [](char c) { return c == ' '; }) : at + 1;
        const qsizetype end = runEnd(m_text, begin, isTokenCharacter);
        const QByteArrayView value = m_text.sliced(begin, end - begin);
        if (value.size() >= shortestValue && hasDigit(value)) {
            return take(begin, end);
        }
        // a short one may be the first word of something else, a long one is not looked at twice
        return value.size() > longestName ? end : 0;
    }

    const QByteArrayView m_text;
    TextSpans &m_spans;
    qsizetype m_at = 0;
};

} // namespace

void findSecretShapes(QByteArrayView text, TextSpans &spans)
{
    ShapeSearch(text, spans).run();
}

} // namespace qiao
