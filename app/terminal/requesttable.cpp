#include "terminal/requesttable.h"

#include "terminal/columns.h"
#include "terminal/printable.h"
#include "terminal/requestline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RequestTable)
};

constexpr auto gap = "  "_L1;
constexpr QChar nothing = u'–';

/// What a client or the service wrote, on one line and not endless.
QString shortened(const QString &text, qsizetype longest = 60)
{
    const QString shown = printable(text.left(longest));
    return text.size() > longest ? shown + u'…' : shown;
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QString(nothing) : shortened(text);
}

QString models(const RequestRow &row)
{
    if (row.modelUsed.isEmpty() || row.modelUsed == row.modelAsked) {
        return orNothing(row.modelAsked);
    }
    return row.modelAsked.isEmpty() ? shortened(row.modelUsed)
                                    : shortened(row.modelAsked) + u" → "_s + shortened(row.modelUsed);
}

/// The program's name without its version.
QString client(const RequestRow &row)
{
    return orNothing(row.client.section(u' ', 0, 0).section(u'/', 0, 0));
}

QString counted(qint64 tokens, bool isTold)
{
    return isTold ? QString::number(tokens) : u'~' + QString::number(tokens);
}

QString input(const RequestRow &row)
{
    const std::optional<qint64> tokens = promptTokensOf(row);
    return tokens ? counted(*tokens, row.usage.has_value()) : QString(nothing);
}

QString output(const RequestRow &row)
{
    const qint64 tokens = completionTokensOf(row);
    return row.usage || tokens > 0 ? counted(tokens, row.usage.has_value()) : QString(nothing);
}

QString speed(const RequestRow &row)
{
    const std::optional<double> tokens = tokensPerSecond(row);
    return tokens ? QString::number(*tokens, 'f', 0) : QString(nothing);
}

QString time(std::optional<std::chrono::milliseconds> duration)
{
    if (!duration) {
        return QString(nothing);
    }
    const qint64 milliseconds = duration->count();
    return milliseconds < 1000 ? u"%1 ms"_s.arg(milliseconds)
                               : u"%1 s"_s.arg(static_cast<double>(milliseconds) / 1000, 0, 'f', 1);
}

QString status(const RequestRow &row)
{
    switch (row.phase) {
    case RequestRow::Phase::Waiting:
        //: A request that waits for its first token; at most 6 cells
        return Text::tr("waits");
    case RequestRow::Phase::Streaming:
        //: A request whose answer is coming; at most 6 cells
        return Text::tr("runs");
    case RequestRow::Phase::Ended:
        break;
    }
    return QString::number(row.status);
}

Colour statusColour(const RequestRow &row)
{
    if (row.phase != RequestRow::Phase::Ended || row.status < 400) {
        return Colour::Good;
    }
    return row.status >= 500 ? Colour::Trouble : Colour::Attention;
}

} // namespace

RequestTable::RequestTable(int width, Colours colours) : m_colours(colours)
{
    const auto clock = [](const RequestRow &row) {
        return row.startedAt.toLocalTime().toString(u"HH:mm:ss"_s);
    };
    const auto request = [](const RequestRow &row) {
        return shortened(QString::fromUtf8(row.method), 16) + u' '
            + shortened(QString::fromUtf8(pathOf(row)));
    };
    const auto account = [](const RequestRow &row) { return orNothing(row.account); };
    const auto firstToken = [](const RequestRow &row) { return time(row.timeToFirstToken); };
    const auto duration = [](const RequestRow &row) { return time(row.duration); };
    m_columns = {
        {Name::Time, Text::tr("Time"), 8, 0, clock},
        {Name::Client, Text::tr("Client"), 14, 3, client},
        {Name::Request, Text::tr("Request"), 25, 6, request},
        {Name::Model, Text::tr("Model"), 25, 0, models},
        {Name::Account, Text::tr("Account"), 10, 4, account},
        //: Tokens of the prompt
        {Name::In, Text::tr("In"), 8, 0, input},
        //: Tokens of the answer
        {Name::Out, Text::tr("Out"), 7, 0, output},
        //: Tokens a second
        {Name::Speed, Text::tr("t/s"), 5, 1, speed},
        //: Time from the arrival of a request to the first token of its answer
        {Name::FirstToken, Text::tr("First"), 8, 5, firstToken},
        //: How long a request took
        {Name::Duration, Text::tr("Took"), 8, 2, duration},
        {Name::Status, Text::tr("Status"), 6, 0, status},
    };
    if (width > 0) {
        dropUntilFits(width);
    }
    if (!find(Name::Request)) {
        // of a request that names no model, the path is all that there is to tell
        find(Name::Model)->text = [request](const RequestRow &row) {
            return row.modelAsked.isEmpty() && row.modelUsed.isEmpty() ? request(row) : models(row);
        };
    }
}

RequestTable::Column *RequestTable::find(Name name)
{
    const auto found = std::find_if(
        m_columns.begin(), m_columns.end(), [name](const Column &column) { return column.name == name; });
    return found == m_columns.end() ? nullptr : &*found;
}

void RequestTable::dropUntilFits(int width)
{
    const auto needed = [this] {
        qsizetype cells = gap.size() * (m_columns.size() - 1);
        for (const Column &column : std::as_const(m_columns)) {
            cells += column.width;
        }
        return cells;
    };
    while (needed() > width) {
        const auto last = std::max_element(m_columns.begin(), m_columns.end(),
            [](const Column &one, const Column &other) { return one.rank < other.rank; });
        if (last->rank == 0) {
            break;
        }
        m_columns.erase(last);
    }
}

QString RequestTable::aligned(const Column &column, const QString &text)
{
    const bool isNumber = column.name >= Name::In && column.name <= Name::Duration;
    return isNumber ? paddedLeft(text, column.width) : padded(text, column.width);
}

QString RequestTable::header() const
{
    QStringList titles;
    for (const Column &column : m_columns) {
        titles.append(aligned(column, column.title));
    }
    return painted(titles.join(gap), Colour::Quiet, m_colours);
}

QString RequestTable::line(const RequestRow &row) const
{
    constexpr qsizetype longestError = 400;
    QStringList cells;
    for (const Column &column : m_columns) {
        const QString cell = aligned(column, cutToWidth(column.text(row), column.width));
        cells.append(column.name == Name::Status ? painted(cell, statusColour(row), m_colours) : cell);
    }
    if (row.phase == RequestRow::Phase::Ended && !row.error.isEmpty()) {
        cells.append(painted(shortened(row.error, longestError), statusColour(row), m_colours));
    }
    return cells.join(gap);
}

} // namespace qiao
