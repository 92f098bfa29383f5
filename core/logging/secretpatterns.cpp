#include "logging/secretpatterns.h"

#include "logging/unescapedtext.h"

#include <algorithm>
#include <cstring>

namespace qiao {

namespace {

constexpr qsizetype keySize = 8;

quint64 keyOf(QByteArrayView bytes)
{
    quint64 key = 0;
    std::memcpy(&key, bytes.data() + bytes.size() - keySize, keySize);
    return key;
}

std::size_t endingOf(QByteArrayView bytes)
{
    const auto last = bytes.last(2);
    return static_cast<std::size_t>(static_cast<unsigned char>(last[0])) << 8
        | static_cast<unsigned char>(last[1]);
}

/// The characters that \a secret alone decides when it is encoded behind \a before other bytes.
QByteArray base64Of(const QByteArray &secret, qsizetype before, QByteArray::Base64Option alphabet)
{
    const QByteArray code =
        (QByteArray(before, '\0') + secret).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype end = (before + secret.size()) * 8 / 6;
    return code.mid(first, end - first);
}

} // namespace

QByteArray SecretPatterns::spelled(const QByteArray &secret, Form form)
{
    switch (form) {
    case Form::Plain:
        return secret;
    case Form::Base64:
        return base64Of(secret, 0, QByteArray::Base64Encoding);
    case Form::Base64After1:
        return base64Of(secret, 1, QByteArray::Base64Encoding);
    case Form::Base64After2:
        return base64Of(secret, 2, QByteArray::Base64Encoding);
    case Form::Base64Url:
        return base64Of(secret, 0, QByteArray::Base64UrlEncoding);
    case Form::Base64UrlAfter1:
        return base64Of(secret, 1, QByteArray::Base64UrlEncoding);
    case Form::Base64UrlAfter2:
        return base64Of(secret, 2, QByteArray::Base64UrlEncoding);
    case Form::Hex:
        return secret.toHex();
    case Form::UpperHex:
        break;
    }
    return secret.toHex().toUpper();
}

void SecretPatterns::add(const QByteArray &secret)
{
    if (secret.size() < shortestSecret || m_known.contains(secret)) {
        return;
    }
    const quint64 number = m_forgotten + m_secrets.size();
    m_secrets.push_back(secret);
    m_known.insert(secret);
    m_longestSecret = std::max(m_longestSecret, secret.size());
    for (int form = 0; form <= static_cast<int>(Form::Last); ++form) {
        const QByteArray bytes = spelled(secret, static_cast<Form>(form));
        m_patterns.emplace(keyOf(bytes), Pattern{number, static_cast<Form>(form)});
        m_endings.set(endingOf(bytes));
    }
    if (m_secrets.size() > mostSecrets) {
        forgetFirst();
    }
}

void SecretPatterns::forgetFirst()
{
    const QByteArray &secret = m_secrets.front();
    for (int form = 0; form <= static_cast<int>(Form::Last); ++form) {
        const QByteArray bytes = spelled(secret, static_cast<Form>(form));
        auto [pattern, end] = m_patterns.equal_range(keyOf(bytes));
        while (pattern != end) {
            pattern = pattern->second.secret == m_forgotten ? m_patterns.erase(pattern) : std::next(pattern);
        }
    }
    m_known.remove(secret);
    m_secrets.pop_front();
    ++m_forgotten;
}

void SecretPatterns::find(QByteArrayView text, TextSpans &spans) const
{
    if (m_secrets.empty()) {
        return;
    }
    findPlain(text, spans);
    if (!hasEscapes(text)) {
        return;
    }
    const UnescapedText plain = unescapedText(text);
    TextSpans found;
    findPlain(plain.bytes, found);
    for (const TextSpan &span : found) {
        spans.push_back({plain.origins[static_cast<std::size_t>(span.begin)],
            plain.origins[static_cast<std::size_t>(span.end)]});
    }
}

void SecretPatterns::findPlain(QByteArrayView text, TextSpans &spans) const
{
    for (qsizetype end = keySize; end <= text.size(); ++end) {
        const QByteArrayView before = text.first(end);
        const qsizetype length = m_endings.test(endingOf(before)) ? matchAtEnd(before) : 0;
        if (length > 0) {
            spans.push_back({end - length, end});
        }
    }
}

qsizetype SecretPatterns::matchAtEnd(QByteArrayView text) const
{
    qsizetype longest = 0;
    const auto [begin, end] = m_patterns.equal_range(keyOf(text));
    for (auto pattern = begin; pattern != end; ++pattern) {
        const QByteArray bytes =
            spelled(m_secrets[pattern->second.secret - m_forgotten], pattern->second.form);
        if (bytes.size() > longest && text.endsWith(bytes)) {
            longest = bytes.size();
        }
    }
    return longest;
}

} // namespace qiao
