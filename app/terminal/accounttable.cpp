#include "terminal/accounttable.h"

#include "terminal/accountstate.h"
#include "terminal/columns.h"
#include "terminal/printable.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AccountTable)
};

struct Column
{
    enum class Side { Left, Right };

    QString title;
    Side side = Side::Left;
};

struct Cell
{
    QString text;
    std::optional<Colour> colour = {};
};

QString aligned(const QString &text, int width, Column::Side side)
{
    return side == Column::Side::Left ? padded(text, width) : paddedLeft(text, width);
}

QList<int> columnWidths(const QList<Column> &columns, const QList<QList<Cell>> &rows)
{
    QList<int> widths;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        int width = cellWidth(columns.at(i).title);
        for (const QList<Cell> &row : rows) {
            width = std::max(width, cellWidth(row.at(i).text));
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

QStringList table(const QList<Column> &columns, const QList<QList<Cell>> &rows, Colours colours)
{
    constexpr auto gap = "  "_L1;
    const QList<int> widths = columnWidths(columns, rows);
    QStringList titles;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        titles.append(aligned(columns.at(i).title, widths.at(i), columns.at(i).side));
    }
    QStringList lines{painted(withoutTrailingBlanks(titles.join(gap)), Colour::Quiet, colours)};
    for (const QList<Cell> &row : rows) {
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

QString kindText(const AccountSummary &account)
{
    const QString kind = kindName(account.kind);
    return account.region.isEmpty() ? kind : kind + ", "_L1 + printable(regionName(account.region));
}

Cell number(qint64 count)
{
    return {QLocale().toString(count)};
}

Cell name(const AccountSummary &account)
{
    return {(account.isDefault ? "* "_L1 : "  "_L1) + printable(account.name)};
}

} // namespace

QStringList accountTable(const QList<AccountSummary> &accounts, const QDateTime &now, Colours colours)
{
    QList<QList<Cell>> rows;
    QStringList reasons;
    for (const AccountSummary &account : accounts) {
        const QString expires = account.expiresAt ? hourText(*account.expiresAt, now) : u"–"_s;
        rows.append(
            {name(account), {kindText(account)}, {stateText(account, now), stateColour(account.state)},
                {expires}, number(account.requestsToday), number(account.tokensToday)});
        if (!account.reason.isEmpty()) {
            //: %1: an account's name; %2: a sentence
            reasons.append(Text::tr("%1: %2").arg(printable(account.name), printable(account.reason)));
        }
    }
    QStringList lines = table({{"  "_L1 + Text::tr("Name")}, {Text::tr("Kind")}, {Text::tr("State")},
                                  //: When an access token does
                                  {Text::tr("Expires")}, {Text::tr("Requests today"), Column::Side::Right},
                                  {Text::tr("Tokens today"), Column::Side::Right}},
        rows, colours);
    if (!reasons.isEmpty()) {
        lines += QStringList(QString()) + reasons;
    }
    return lines;
}

QStringList countsTable(const QList<AccountSummary> &accounts, Colours colours)
{
    QList<QList<Cell>> rows;
    for (const AccountSummary &account : accounts) {
        rows.append({{printable(account.name)}, number(account.requestsToday), number(account.tokensToday)});
    }
    return table({{Text::tr("Name")}, {Text::tr("Requests"), Column::Side::Right},
                     {Text::tr("Tokens"), Column::Side::Right}},
        rows, colours);
}

} // namespace qiao
