#pragma once

#include "terminal/colours.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace qiao {

struct TextColumn
{
    enum class Side { Left, Right };

    QString title;
    Side side = Side::Left;
};

struct TextCell
{
    QString text;
    std::optional<Colour> colour = {};
};

/// The columns' titles, and below them a line for each row, every column as wide as its widest cell. Rows
/// have as many cells as there are columns, or none for an empty line. Pure.
[[nodiscard]] QStringList textTable(
    const QList<TextColumn> &columns, const QList<QList<TextCell>> &rows, Colours colours);

} // namespace qiao
