#pragma once

#include "base/terminal.h"

namespace qiao::ui {

/// A script for a POSIX shell that removes itself, sets the variables, runs the program, and waits for a key
/// when that could not be started. Pure, but for the language.
[[nodiscard]] QByteArray terminalScript(const TerminalCommand &command);

/// The script in a new file that only this user can read, whose name ends with \a suffix. The error is a
/// sentence.
[[nodiscard]] Result<QString> writeTerminalScript(const TerminalCommand &command, const QString &suffix);

/// \a text as one word of a POSIX shell.
[[nodiscard]] QString shellWord(const QString &text);

} // namespace qiao::ui
