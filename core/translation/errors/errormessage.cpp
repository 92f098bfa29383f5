#include "translation/errors/errormessage.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace qiao::translation {

namespace {

constexpr std::size_t longestMessage = 2000;
constexpr std::size_t longestTitle = 120;
constexpr std::size_t longestRead = 4 * longestMessage;
constexpr std::string_view blackedOut = "[redacted]";
constexpr auto npos = std::string_view::npos;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isWord(char c)
{
    return isDigit(c) || isLetter(c);
}

bool isTokenByte(char c)
{
    return isWord(c) || c == '-' || c == '_' || c == '.' || c == '*' || c == '~' || c == '+' || c == '/'
        || c == '=';
}

/// Length of the UTF-8 sequence at the front of \a text; 0 when it is not one.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xC2 && first <= 0xDF ? 2
        : first >= 0xE0 && first <= 0xEF                      ? 3
        : first >= 0xF0 && first <= 0xF4                      ? 4
                                                              : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte (RFC 3629).
    const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) {
            return 0;
        }
    }
    return length;
}

std::string onOneLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte > 0x20 && byte != 0x7F) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

/// "<400> InternalError.Algo.InvalidParameter: text" → "text"
std::string_view withoutPrefixes(std::string_view text)
{
    while (true) {
        std::string_view rest = text;
        if (rest.size() > 5 && rest[0] == '<' && rest[4] == '>'
            && std::all_of(rest.begin() + 1, rest.begin() + 4, isDigit)) {
            rest.remove_prefix(5);
        } else if (rest.starts_with("InternalError.")) {
            const std::size_t end = rest.find_first_of(": ");
            rest = end == npos || rest[end] == ' ' ? rest : rest.substr(end + 1);
        }
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (rest.size() == text.size() || rest.empty()) {
            return text;
        }
        text = rest;
    }
}

/// Length of "request_id: …", "Request id: …", "(requestId=…)" at \a at; 0 when there is none.
std::size_t requestIdLength(std::string_view text, std::string_view low, std::size_t at)
{
    std::size_t end = at;
    const auto skip = [&](std::string_view characters) {
        while (end < text.size() && characters.find(text[end]) != npos) {
            ++end;
        }
    };
    const auto word = [&](std::string_view expected) {
        const bool there = low.substr(end).starts_with(expected);
        end += there ? expected.size() : 0;
        return there;
    };
    if ((at > 0 && isWord(text[at - 1])) || !word("request")) {
        return 0;
    }
    skip(" _-");
    if (!word("id")) {
        return 0;
    }
    const std::size_t name = end;
    skip("\"' :=");
    const std::size_t id = end;
    while (end < text.size() && (isWord(text[end]) || text[end] == '-' || text[end] == '_')) {
        ++end;
    }
    const bool isId = id > name && end - id >= 8
        && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(id),
            text.begin() + static_cast<std::ptrdiff_t>(end), isDigit);
    return isId ? end - at : 0;
}

std::string withoutRequestIds(std::string_view text)
{
    const std::string low = lowered(text);
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = text[at] == 'r' || text[at] == 'R' ? requestIdLength(text, low, at) : 0;
        if (length == 0) {
            kept += text[at++];
            continue;
        }
        at += length;
        while (!kept.empty() && std::string_view(" ,;([\"'{").find(kept.back()) != npos) {
            kept.pop_back();
        }
        while (at < text.size() && std::string_view("\"')]}").find(text[at]) != npos) {
            ++at;
        }
    }
    return kept;
}

/// Length of what looks like a secret at \a at (where a word begins); 0 when nothing does.
std::size_t secretLength(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isTokenByte(text[end])) {
        ++end;
    }
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '/')) {
        --end; // the sentence's own full stop
    }
    const std::string_view run = text.substr(at, end - at);
    static constexpr std::array<std::string_view, 4> prefixes{"sk-", "ms-", "eyJ", "AKIA"};
    for (const std::string_view prefix : prefixes) {
        if (run.starts_with(prefix) && run.size() >= prefix.size() + 8) {
            return run.size();
        }
    }
    std::size_t plain = 0;
    while (plain < run.size() && isWord(run[plain])) {
        ++plain;
    }
    const std::string_view word = run.substr(0, plain);
    const bool mixed =
        std::any_of(word.begin(), word.end(), isDigit) && std::any_of(word.begin(), word.end(), isLetter);
    return word.size() >= 32 && mixed ? run.size() : 0;
}

/// Length of a word after which a secret follows ("Bearer ", "token=", …); 0 when there is none.
std::size_t secretNameLength(std::string_view low, std::size_t at)
{
    static constexpr std::array<std::string_view, 8> names{
        "bearer ", "access_token", "refresh_token", "api_key", "api-key", "apikey", "authorization", "token"};
    for (const std::string_view name : names) {
        if (!low.substr(at).starts_with(name)) {
            continue;
        }
        std::size_t end = at + name.size();
        const std::size_t value = std::min(low.find_first_not_of("\\\"' ", end), low.size());
        if (name.back() == ' ') {
            return value - at;
        }
        if (value == low.size() || (low[value] != ':' && low[value] != '=')) {
            return 0;
        }
        end = std::min(low.find_first_not_of("\\\"' ", value + 1), low.size());
        return low.substr(end).starts_with("bearer ") ? 0 : end - at;
    }
    return 0;
}

std::string withoutSecrets(std::string_view text)
{
    const std::string low = lowered(text);
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const bool wordBegins = isWord(text[at]) && (at == 0 || !isWord(text[at - 1]));
        if (!wordBegins) {
            kept += text[at++];
            continue;
        }
        std::size_t length = secretLength(text, at);
        if (length == 0) {
            const std::size_t name = secretNameLength(low, at);
            kept += text.substr(at, std::max<std::size_t>(name, 1));
            at += std::max<std::size_t>(name, 1);
            while (name > 0 && at + length < text.size() && isTokenByte(text[at + length])) {
                ++length;
            }
            length = length >= 8 ? length : 0; // "token: 5" names no secret
        }
        kept += length > 0 ? blackedOut : std::string_view();
        at += length;
    }
    return kept;
}

std::string cut(std::string text, std::size_t longest)
{
    if (text.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0u) == 0x80u) {
            --end;
        }
        text.resize(end);
        text += "…";
    }
    return text;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char &c : low) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return low;
}

std::string validUtf8(std::string_view text)
{
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        valid += length > 0 ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD");
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return valid;
}

std::string presentableMessage(std::string_view foreign)
{
    const std::string line = onOneLine(validUtf8(foreign.substr(0, longestRead)));
    return cut(withoutSecrets(withoutRequestIds(withoutPrefixes(line))), longestMessage);
}

std::string htmlTitle(std::string_view page)
{
    const std::string low = lowered(page.substr(0, longestRead));
    const std::size_t open = low.find("<title");
    const std::size_t begin = open == npos ? npos : low.find('>', open);
    const std::size_t end = begin == npos ? npos : low.find('<', begin);
    return end == npos ? std::string()
                       : cut(presentableMessage(page.substr(begin + 1, end - begin - 1)), longestTitle);
}

} // namespace qiao::translation
