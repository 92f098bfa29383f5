#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace qiao {

/// The assignments of a .env file (UTF-8). Knows blank lines, # comments, an `export ` prefix, 'literal' and
/// "quoted" values with \n \r \t \" \\ escapes, and comments after a value. A line that is no assignment is
/// skipped; of several for one name the last counts. Nothing is expanded and nothing is run.
[[nodiscard]] QHash<QString, QString> parseDotenv(QByteArrayView text);

/// The assignments of the file at \a path; none when it is absent, unreadable, no regular file or larger
/// than 1 MiB.
[[nodiscard]] QHash<QString, QString> readDotenv(const QString &path);

} // namespace qiao
