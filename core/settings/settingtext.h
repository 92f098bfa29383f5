#pragma once

#include <qiao/settings.h>

#include <optional>

/// Settings as text: what settingvalues.h reads back as the same value. Pure.
namespace qiao {

[[nodiscard]] QString settingText(const QString &value);
[[nodiscard]] QString settingText(int value);
[[nodiscard]] QString settingText(quint16 value);
[[nodiscard]] QString settingText(bool value);
[[nodiscard]] QString settingText(const QStringList &value);
[[nodiscard]] QString settingText(std::chrono::milliseconds value);
[[nodiscard]] QString settingText(AccountStrategy value);
[[nodiscard]] QString settingText(SecretsBackend value);
[[nodiscard]] QString settingText(AnthropicPath value);
[[nodiscard]] QString settingText(const QList<ModelAlias> &value);
[[nodiscard]] QString settingText(LogLevel value);
[[nodiscard]] QString settingText(Currency value);

} // namespace qiao
