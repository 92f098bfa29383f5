#pragma once

#include "usage/usagefault.h"

#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace qiao {

/// One connection to an SQLite database; closed with its life. Belongs to the thread that opened it. Queries
/// that it gave must be gone before it is.
class SqlConnection
{
public:
    enum class Access {
        Write, ///< the file has to be there, too
        Read, ///< the files beside a WAL database may be made
        ReadNothingElse, ///< for a folder that cannot be written to, while nobody writes the file
    };

    [[nodiscard]] static UsageResult<std::unique_ptr<SqlConnection>> open(const QString &file, Access access);
    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    /// Runs one statement with \a values in its places.
    [[nodiscard]] UsageResult<QSqlQuery> run(const QString &statement, const QVariantList &values = {});
    /// The first value of the first row that \a statement gives; null when it gives none.
    [[nodiscard]] UsageResult<QVariant> value(const QString &statement, const QVariantList &values = {});
    /// For a statement that is run many times with runPrepared().
    [[nodiscard]] UsageResult<QSqlQuery> prepare(const QString &statement);
    [[nodiscard]] static UsageResult<void> runPrepared(QSqlQuery &query, const QVariantList &values);

    /// \a work within a transaction that nobody else writes in; undone when \a work or the last step fails.
    /// \a commit takes that last step: it is given the function that does it.
    using Work = std::function<UsageResult<void>()>;
    using Commit = std::function<UsageResult<void>(const Work &)>;
    [[nodiscard]] UsageResult<void> transaction(const Work &work, const Commit &commit = {});

private:
    explicit SqlConnection(QString name);

    QString m_name; ///< Qt's, of the connection
};

} // namespace qiao
