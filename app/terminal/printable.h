#pragma once

#include <QString>

namespace qiao {

/// \a text with everything escaped that a terminal would obey instead of show: control characters (as
/// \x1b), characters that change the direction of text or break lines (as \u202e). Half a surrogate pair
/// becomes U+FFFD.
[[nodiscard]] QString printable(const QString &text);

/// As printable(), for text in which JSON has escaped what it must: what is left becomes \u009b.
[[nodiscard]] QByteArray printableJson(const QByteArray &json);

} // namespace qiao
