#include "logging/redaction.h"

#include "logging/secretpatterns.h"
#include "logging/secretshapes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QReadWriteLock>

#include <algorithm>

namespace qiao {

namespace {

/// The secrets of the process.
struct Memory
{
    QReadWriteLock lock;
    SecretPatterns patterns;
};

Memory &memory()
{
    // never destroyed: other static objects may still write a line
    static auto *const everything = new Memory;
    return *everything;
}

QString marked()
{
    return QString::fromLatin1(redactionMark.data(), redactionMark.size());
}

TextSpans merged(TextSpans spans)
{
    std::sort(spans.begin(), spans.end(),
        [](const TextSpan &left, const TextSpan &right) { return left.begin < right.begin; });
    TextSpans result;
    for (const TextSpan &span : spans) {
        if (!result.empty() && span.begin <= result.back().end) {
            result.back().end = std::max(result.back().end, span.end);
        } else {
            result.push_back(span);
        }
    }
    return result;
}

QJsonObject redactedObject(const QJsonObject &object);

/// \a isSecret: the member's name says so.
QJsonValue redactedValue(const QJsonValue &value, bool isSecret)
{
    switch (value.type()) {
    case QJsonValue::String:
        return isSecret ? marked() : redacted(value.toString());
    case QJsonValue::Double:
        return isSecret ? QJsonValue(marked()) : value;
    case QJsonValue::Array: {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray()) {
            array.append(redactedValue(element, isSecret));
        }
        return array;
    }
    case QJsonValue::Object:
        return redactedObject(value.toObject());
    default:
        return value;
    }
}

QJsonObject redactedObject(const QJsonObject &object)
{
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        // a name can be a secret as well: headers by value, tables by key
        result.insert(
            redacted(member.key()), redactedValue(member.value(), isSecretName(member.key().toUtf8())));
    }
    return result;
}

} // namespace

void rememberSecret(const QByteArray &secret)
{
    Memory &known = memory();
    {
        const QReadLocker reading(&known.lock);
        if (known.patterns.contains(secret)) {
            return;
        }
    }
    const QWriteLocker writing(&known.lock);
    // a copy: the caller may overwrite its own
    known.patterns.add(QByteArray(secret.constData(), secret.size()));
}

TextSpans secretSpans(QByteArrayView text)
{
    TextSpans spans;
    findSecretShapes(text, spans);
    {
        Memory &known = memory();
        const QReadLocker reading(&known.lock);
        known.patterns.find(text, spans);
    }
    return merged(std::move(spans));
}

qsizetype longestSecretSpelling()
{
    constexpr qsizetype longestShape = 16 * 1024;
    Memory &known = memory();
    const QReadLocker reading(&known.lock);
    return std::max(longestShape, known.patterns.longestSpelling());
}

QByteArray withoutSpans(QByteArrayView text, TextSpans spans)
{
    const TextSpans secrets = merged(std::move(spans));
    if (secrets.empty()) {
        return text.toByteArray();
    }
    QByteArray result;
    result.reserve(text.size());
    qsizetype copied = 0;
    for (const TextSpan &span : secrets) {
        result += text.sliced(copied, span.begin - copied);
        result += redactionMark;
        copied = span.end;
    }
    result += text.sliced(copied);
    return result;
}

QByteArray redacted(QByteArrayView text)
{
    return withoutSpans(text, secretSpans(text));
}

QByteArray redacted(const QByteArray &text)
{
    return redacted(QByteArrayView(text));
}

QString redacted(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const QByteArray result = redacted(bytes);
    return result == bytes ? text : QString::fromUtf8(result);
}

QJsonValue redacted(const QJsonValue &json)
{
    return redactedValue(json, false);
}

} // namespace qiao
