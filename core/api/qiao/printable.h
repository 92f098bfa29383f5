#pragma once

#include <QString>

namespace qiao {

/// Whether \a character is shown as it is: it neither controls a terminal nor changes the direction of text
/// or breaks lines.
[[nodiscard]] bool isPrintable(char32_t character);

/// \a text with everything escaped that would be obeyed instead of shown: control characters (as \x1b),
/// characters that change the direction of text or break lines (as \u202e). Half a surrogate pair becomes
/// U+FFFD.
[[nodiscard]] QString printable(const QString &text);

} // namespace qiao
