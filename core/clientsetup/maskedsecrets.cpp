#include "clientsetup/maskedsecrets.h"

#include "accounts/importlist.h"
#include "clientsetup/setupkeys.h"
#include "logging/redaction.h"

#include <algorithm>

namespace qiao {

namespace {

/// What a setup writes where keys stand and that opens nothing.
bool isOwnWord(const QByteArray &secret)
{
    return secret == placeholderClientKey().toUtf8() || secret == keyVariable;
}

TextSpans placesOf(const QByteArray &text, const QByteArray &key)
{
    TextSpans spans;
    if (key.isEmpty()) {
        return spans;
    }
    for (qsizetype at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.size())) {
        spans.push_back({at, at + key.size()});
    }
    return spans;
}

} // namespace

QByteArray maskedSecrets(const QByteArray &text, const QByteArray &key)
{
    TextSpans spans = isOwnWord(key) ? TextSpans() : placesOf(text, key);
    for (const TextSpan &span : secretSpans(text)) {
        const bool isKnown = std::any_of(spans.begin(), spans.end(),
            [&span](const TextSpan &other) { return span.begin < other.end && other.begin < span.end; });
        if (!isKnown) {
            spans.push_back(span);
        }
    }
    std::sort(spans.begin(), spans.end(),
        [](const TextSpan &one, const TextSpan &other) { return one.begin < other.begin; });
    QByteArray masked;
    qsizetype at = 0;
    for (const TextSpan &span : spans) {
        const QByteArray secret = text.sliced(span.begin, span.end - span.begin);
        masked += text.sliced(at, span.begin - at);
        masked += isOwnWord(secret) ? secret : maskedKey(secret).toUtf8();
        at = span.end;
    }
    return masked + text.sliced(at);
}

} // namespace qiao
