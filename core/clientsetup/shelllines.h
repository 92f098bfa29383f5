#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace qiao {

enum class ShellKind { Bash, PowerShell, Fish };

/// The lines that set \a variables for what is started from a shell. Any value is taken literally.
[[nodiscard]] QString shellLines(ShellKind shell, const QList<std::pair<QString, QString>> &variables);

/// \a text as one word of bash.
[[nodiscard]] QString bashQuoted(const QString &text);

} // namespace qiao
