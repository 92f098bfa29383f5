#pragma once

#include <QString>
#include <QStringList>

namespace qiao {

/// The cells that \a text takes in a terminal: two for a Chinese, Japanese or Korean character.
[[nodiscard]] int cellWidth(const QString &text);
/// \a text, filled with spaces to \a width cells; as it is when it is wider.
[[nodiscard]] QString padded(const QString &text, int width);
/// The same with the spaces in front.
[[nodiscard]] QString paddedLeft(const QString &text, int width);
/// \a text, or its beginning and "…" where it is wider than \a width cells.
[[nodiscard]] QString cutToWidth(const QString &text, int width);
/// \a text in lines of at most \a width cells, broken at spaces and beside wide characters.
[[nodiscard]] QStringList wrapped(const QString &text, int width);

} // namespace qiao
