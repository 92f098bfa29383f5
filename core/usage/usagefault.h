#pragma once

#include <qiao/result.h>

#include <QString>

class QSqlError;

namespace qiao {

/// Why the usage database could not be used. Carries nothing of what was to be written.
struct UsageFault
{
    enum class Kind {
        NoDriver, ///< Qt has no SQLite here: an installation without the plugin
        Locked, ///< another program holds it longer than is waited for
        Full, ///< no space, or an error of the disk
        Unwritable, ///< not to be opened, or read-only
        Damaged, ///< what is in the file is no database any more
        Older, ///< of an earlier version: to be opened for writing first, which brings it up to date
        Newer, ///< of a later version
        Foreign, ///< a database of some other program
        Failed, ///< anything else: a defect
    };

    Kind kind = Kind::Failed;
    QString detail = {}; ///< SQLite's words
};

template <typename T> using UsageResult = tl::expected<T, UsageFault>;

/// What \a error of Qt's SQLite driver means, by SQLite's result codes (sqlite.org/rescode.html).
[[nodiscard]] UsageFault faultOf(const QSqlError &error);

/// The sentence for a person about \a fault of \a file while rows wait to be written to it.
[[nodiscard]] QString writingSentence(const UsageFault &fault, const QString &file);

/// The Error of a report that \a fault of \a file prevented.
[[nodiscard]] Error readingError(const UsageFault &fault, const QString &file);

} // namespace qiao
