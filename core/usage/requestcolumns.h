#pragma once

#include <qiao/requestrow.h>

#include <QVariant>

#include <span>

namespace qiao {

/// One column of the table "requests".
struct RequestColumn
{
    const char *name;
    QVariant (*value)(const RequestRow &row); ///< null: the row has none
    /// Puts a value that is not null into \a row; null for columns that follow from others and are there for
    /// those who read the database with other programs.
    void (*read)(RequestRow &row, const QVariant &value);
};

/// Every column but the number, which SQLite gives. Times are milliseconds, moments such since 1970 in UTC.
[[nodiscard]] std::span<const RequestColumn> requestColumns();

} // namespace qiao
