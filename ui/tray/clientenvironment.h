#pragma once

#include <QString>
#include <QUrl>

namespace qiao::ui {

enum class Shell { Bash, PowerShell, Fish };

/// \a baseUrl for programs that speak OpenAI's API: with /v1.
[[nodiscard]] QString openAiUrl(const QUrl &baseUrl);
/// For those that speak Anthropic's, which add /v1 themselves.
[[nodiscard]] QString anthropicUrl(const QUrl &baseUrl);

/// The lines that point the programs started from a \a shell at \a baseUrl. \a key: the client key; where
/// none is needed a word that says so, as programs insist on one. Pure.
[[nodiscard]] QString environmentLines(const QUrl &baseUrl, const QString &key, Shell shell);

} // namespace qiao::ui
