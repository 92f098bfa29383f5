#pragma once

#include <qiao/settings.h>

#include <optional>

/// What a person may write for each kind of setting. Pure; nothing means "not valid".
namespace qiao {

/// "localhost", or an IP address, with or without the brackets of an IPv6 address.
[[nodiscard]] std::optional<QString> parseHost(const QString &text);
/// 0 to 65535.
[[nodiscard]] std::optional<quint16> parsePort(const QString &text);
/// true, false, yes, no, on, off, 1, 0; case does not matter.
[[nodiscard]] std::optional<bool> parseSwitch(const QString &text);
/// 0 to 1,000,000.
[[nodiscard]] std::optional<int> parseCount(const QString &text);
/// A whole number with ms, s, m or h; without a unit it is seconds. More than 0, at most 24 hours.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseDuration(const QString &text);
/// http or https with a host, without a user, query or fragment; the trailing slash is removed.
[[nodiscard]] std::optional<QUrl> parseBaseUrl(const QString &text);
/// As parseBaseUrl(), on this machine.
[[nodiscard]] std::optional<QUrl> parseLoopbackUrl(const QString &text);
/// fixed, failover; case does not matter.
[[nodiscard]] std::optional<AccountStrategy> parseStrategy(const QString &text);
/// keychain, file, memory; case does not matter.
[[nodiscard]] std::optional<SecretsBackend> parseSecretsBackend(const QString &text);
/// Letters, digits, '.', '_', '-'; at most 64.
[[nodiscard]] std::optional<QString> parseAccountName(const QString &text);
/// A comma list; parts are trimmed, empty ones dropped.
[[nodiscard]] QStringList splitList(const QString &text);
/// Web origins: scheme://host[:port] each.
[[nodiscard]] std::optional<QStringList> parseOrigins(const QString &text);
/// Host names or addresses, without a port.
[[nodiscard]] std::optional<QStringList> parseHostNames(const QString &text);
/// A comma list of pattern=model.
[[nodiscard]] std::optional<QList<ModelAlias>> parseAliases(const QString &text);
/// A model's id: visible ASCII without a space, a comma or a '*'; at most 128 characters.
[[nodiscard]] std::optional<QString> parseModelId(const QString &text);
/// auto, translate; case does not matter.
[[nodiscard]] std::optional<AnthropicPath> parseAnthropicPath(const QString &text);
/// CNY, USD; case does not matter.
[[nodiscard]] std::optional<Currency> parseCurrency(const QString &text);
/// A key that can travel in a header: visible ASCII without a space.
[[nodiscard]] std::optional<QString> parseKey(const QString &text);
/// A comma list of keys, at least one; SHA-256 of each.
[[nodiscard]] std::optional<QList<QByteArray>> parseClientKeys(const QString &text);

} // namespace qiao
