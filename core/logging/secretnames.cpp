#include "logging/redaction.h"

#include <algorithm>
#include <array>
#include <vector>

namespace qiao {

namespace {

using Words = std::vector<QByteArray>;

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

/// "X-Api-Key", "api_key" and "xAPIKey" as their words, in lower case.
Words wordsOf(QByteArrayView name)
{
    Words words;
    QByteArray word;
    const auto endWord = [&] {
        if (!word.isEmpty()) {
            words.push_back(std::exchange(word, {}).toLower());
        }
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isUpper(c) && !isLower(c) && !(c >= '0' && c <= '9')) {
            endWord();
            continue;
        }
        const bool afterLower = !word.isEmpty() && !isUpper(word.back());
        const bool beforeLower = i + 1 < name.size() && isLower(name[i + 1]);
        if (isUpper(c) && (afterLower || (beforeLower && !word.isEmpty()))) {
            endWord();
        }
        word.append(c);
    }
    endWord();
    return words;
}

template <std::size_t size> bool isOneOf(const QByteArray &word, const std::array<QByteArrayView, size> &list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Whatever stands beside them.
constexpr std::array<QByteArrayView, 14> secretWords{"authorization", "cookie", "cookies", "secret",
    "secrets", "password", "passwd", "passphrase", "apikey", "accesskey", "secretkey", "accesstoken",
    "refreshtoken", "credential"};
constexpr std::array<QByteArrayView, 6> wholeNames{"token", "key", "jwt", "bearer", "pwd", "credentials"};
// Tokens of a text, and places in one.
constexpr std::array<QByteArrayView, 14> ofTexts{"max", "min", "per", "first", "last", "eos", "bos", "pad",
    "stop", "special", "mask", "unk", "image", "text"};
// Keys that find something rather than open it.
constexpr std::array<QByteArrayView, 16> ofTables{"cache", "primary", "foreign", "public", "sort",
    "partition", "idempotency", "map", "object", "index", "lookup", "group", "row", "column", "hot",
    "shortcut"};
constexpr std::array<QByteArrayView, 6> manyOf{"access", "refresh", "auth", "bearer", "id", "session"};

} // namespace

bool isSecretName(QByteArrayView name)
{
    constexpr qsizetype longestName = 128;
    const Words words = wordsOf(name.first(std::min(name.size(), longestName)));
    if (words.empty()) {
        return false;
    }
    if (std::any_of(
            words.begin(), words.end(), [](const QByteArray &w) { return isOneOf(w, secretWords); })) {
        return true;
    }
    const QByteArray &last = words.back();
    if (words.size() == 1) {
        return isOneOf(last, wholeNames);
    }
    const QByteArray &before = words[words.size() - 2];
    if (last == "token") {
        return !isOneOf(before, ofTexts);
    }
    if (last == "tokens") {
        return isOneOf(before, manyOf);
    }
    if (last == "key" || last == "keys") {
        return !isOneOf(before, ofTables);
    }
    return (before == "device" && last == "code") || (before == "code" && last == "verifier") || last == "jwt"
        || last == "credentials";
}

} // namespace qiao
