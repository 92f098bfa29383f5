#include "terminal/texttable.h"

#include "terminal/columns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QString aligned(const QString &text, int width, TextColumn::Side side)
{
    return side == TextColumn::Side::Left ? padded(text, width) : paddedLeft(text, width);
}

QList<int> columnWidths(const QList<TextColumn> &columns, const QList<QList<TextCell>> &rows)
{
    QList<int> widths;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        int width = cellWidth(columns.at(i).title);
        for (const QList<TextCell> &row : rows) {
            width = std::max(width, cellWidth(row.value(i).text));
        }
        widths.append(width);
    }
    return widths;
}

QString withoutTrailingBlanks(QString line)
{
    while (line.endsWith(u' ')) {
        line.chop(1);
    }
    return line;
}

} // namespace

QStringList textTable(const QList<TextColumn> &columns, const QList<QList<TextCell>> &rows, Colours colours)
{
    constexpr auto gap = "  "_L1;
    const QList<int> widths = columnWidths(columns, rows);
    QStringList titles;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        titles.append(aligned(columns.at(i).title, widths.at(i), columns.at(i).side));
    }
    QStringList lines{painted(withoutTrailingBlanks(titles.join(gap)), Colour::Quiet, colours)};
    for (const QList<TextCell> &row : rows) {
        if (row.isEmpty()) {
            lines.append(QString());
            continue;
        }
        QStringList cells;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString text = aligned(row.at(i).text, widths.at(i), columns.at(i).side);
            const std::optional<Colour> colour = row.at(i).colour;
            cells.append(colour ? painted(text, *colour, colours) : text);
        }
        lines.append(withoutTrailingBlanks(cells.join(gap)));
    }
    return lines;
}

} // namespace qiao
