#pragma once

#include "terminal/colours.h"

#include <qiao/requestrow.h>

#include <QList>
#include <QString>

#include <functional>

namespace qiao {

/// `qiao requests`: a line for each request, running or ended, in as many columns as the screen has room for.
/// What a client sent cannot break out of a line. Pure, but for the language and the local time.
class RequestTable
{
public:
    /// \a width: cells of a line; 0 for as many as it takes.
    RequestTable(int width, Colours colours);

    /// The columns' names.
    [[nodiscard]] QString header() const;
    /// One request. "–" stands for what it does not have, "~" before tokens that were counted here and not
    /// told by the service. An ended one has its error behind it, whatever the width.
    [[nodiscard]] QString line(const RequestRow &row) const;

private:
    enum class Name { Time, Client, Request, Model, Account, In, Out, Speed, FirstToken, Duration, Status };

    struct Column
    {
        Name name;
        QString title;
        int width;
        int rank; ///< the highest goes first when there is no room; 0 always stays
        std::function<QString(const RequestRow &)> text;
    };

    [[nodiscard]] static QString aligned(const Column &column, const QString &text);
    void dropUntilFits(int width);
    [[nodiscard]] Column *find(Name name);

    QList<Column> m_columns;
    Colours m_colours;
};

} // namespace qiao
