#include "settings/settingvalues.h"

#include "accounts/hostpolicy.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

std::optional<int> wholeNumber(const QString &text, int largest)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 0 || number > largest || !matches(text, u"[0-9]+"_s)) {
        return std::nullopt;
    }
    return number;
}

bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty() && url.path().isEmpty()
        && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

} // namespace

std::optional<QString> parseHost(const QString &text)
{
    if (text.compare("localhost"_L1, Qt::CaseInsensitive) == 0) {
        return u"localhost"_s;
    }
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    const QString address = bracketed ? text.sliced(1, text.size() - 2) : text;
    // QHostAddress also takes "1" and "0x7f.1" for IPv4
    if (!address.contains(u':') && !matches(address, u"([0-9]{1,3}\\.){3}[0-9]{1,3}"_s)) {
        return std::nullopt;
    }
    const QHostAddress parsed(address);
    return parsed.isNull() ? std::nullopt : std::optional(parsed.toString());
}

std::optional<quint16> parsePort(const QString &text)
{
    const auto number = wholeNumber(text, 65535);
    return number ? std::optional(static_cast<quint16>(*number)) : std::nullopt;
}

std::optional<bool> parseSwitch(const QString &text)
{
    const QString word = text.toLower();
    if (QStringList{u"true"_s, u"yes"_s, u"on"_s, u"1"_s}.contains(word)) {
        return true;
    }
    if (QStringList{u"false"_s, u"no"_s, u"off"_s, u"0"_s}.contains(word)) {
        return false;
    }
    return std::nullopt;
}

std::optional<int> parseCount(const QString &text)
{
    return wholeNumber(text, 1'000'000);
}

std::optional<std::chrono::milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression shape(u"^([0-9]{1,8})\\s*(ms|s|m|h)?$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QString unit = match.captured(2);
    const int scale = unit == "ms"_L1 ? 1 : unit == "m"_L1 ? 60'000 : unit == "h"_L1 ? 3'600'000 : 1'000;
    const std::chrono::milliseconds duration(match.captured(1).toLongLong() * scale);
    return duration.count() > 0 && duration <= std::chrono::hours(24) ? std::optional(duration)
                                                                      : std::nullopt;
}

std::optional<QUrl> parseBaseUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment()) {
        return std::nullopt;
    }
    QString path = url.path();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path);
    return url;
}

std::optional<QUrl> parseLoopbackUrl(const QString &text)
{
    const auto url = parseBaseUrl(text);
    return url && isLoopbackHost(url->host()) ? url : std::nullopt;
}

std::optional<AccountStrategy> parseStrategy(const QString &text)
{
    const QString word = text.toLower();
    if (word == "fixed"_L1) {
        return AccountStrategy::Fixed;
    }
    return word == "failover"_L1 ? std::optional(AccountStrategy::Failover) : std::nullopt;
}

std::optional<SecretsBackend> parseSecretsBackend(const QString &text)
{
    const QString word = text.toLower();
    if (word == "keychain"_L1) {
        return SecretsBackend::Keychain;
    }
    if (word == "file"_L1) {
        return SecretsBackend::File;
    }
    return word == "memory"_L1 ? std::optional(SecretsBackend::Memory) : std::nullopt;
}

std::optional<QString> parseAccountName(const QString &text)
{
    return matches(text, u"[A-Za-z0-9._-]{1,64}"_s) ? std::optional(text) : std::nullopt;
}

QStringList splitList(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',')) {
        if (!part.trimmed().isEmpty()) {
            parts.append(part.trimmed());
        }
    }
    return parts;
}

std::optional<QStringList> parseOrigins(const QString &text)
{
    const QStringList origins = splitList(text);
    return std::all_of(origins.begin(), origins.end(), isOrigin) ? std::optional(origins) : std::nullopt;
}

std::optional<QStringList> parseHostNames(const QString &text)
{
    const QStringList names = splitList(text);
    const auto isName = [](const QString &name) {
        return matches(name, u"[A-Za-z0-9._-]+"_s) || (name.contains(u':') && parseHost(name));
    };
    return std::all_of(names.begin(), names.end(), isName) ? std::optional(names) : std::nullopt;
}

std::optional<QList<ModelAlias>> parseAliases(const QString &text)
{
    QList<ModelAlias> aliases;
    for (const QString &entry : splitList(text)) {
        const ModelAlias alias{entry.section(u'=', 0, 0).trimmed(), entry.section(u'=', 1).trimmed()};
        if (alias.pattern.isEmpty() || alias.model.isEmpty()) {
            return std::nullopt;
        }
        aliases.append(alias);
    }
    return aliases;
}

std::optional<QString> parseModelId(const QString &text)
{
    return matches(text, u"[\\x21-\\x29\\x2b\\x2d-\\x7e]{1,128}"_s) ? std::optional(text) : std::nullopt;
}

std::optional<AnthropicPath> parseAnthropicPath(const QString &text)
{
    const QString word = text.toLower();
    if (word == "auto"_L1) {
        return AnthropicPath::Auto;
    }
    return word == "translate"_L1 ? std::optional(AnthropicPath::Translate) : std::nullopt;
}

std::optional<Currency> parseCurrency(const QString &text)
{
    const QString word = text.toLower();
    if (word == "cny"_L1) {
        return Currency::Cny;
    }
    return word == "usd"_L1 ? std::optional(Currency::Usd) : std::nullopt;
}

std::optional<QString> parseKey(const QString &text)
{
    return matches(text, u"[\\x21-\\x7e]+"_s) ? std::optional(text) : std::nullopt;
}

std::optional<QList<QByteArray>> parseClientKeys(const QString &text)
{
    QList<QByteArray> hashes;
    for (const QString &key : splitList(text)) {
        if (!parseKey(key)) {
            return std::nullopt;
        }
        hashes.append(QCryptographicHash::hash(key.toLatin1(), QCryptographicHash::Sha256));
    }
    return hashes.isEmpty() ? std::nullopt : std::optional(hashes);
}

} // namespace qiao
