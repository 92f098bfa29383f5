#include "usage/usagedatabase.h"

#include "accounts/atomicfile.h"
#include "usage/usageschema.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

using Kind = UsageFault::Kind;
using Connection = UsageResult<std::unique_ptr<SqlConnection>>;

// A commit of the WAL survives the end of the program; only the machine's own end may cost the last ones.
// Caches stay small: rows are only ever appended, and sums of one day are a few pages.
constexpr std::array pragmas{"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -512", "PRAGMA journal_size_limit = 4194304", "PRAGMA temp_store = MEMORY"};

constexpr int mostNames = 100;

Connection withPragmas(Connection connection)
{
    for (const char *pragma : pragmas) {
        if (!connection) {
            break;
        }
        if (const auto ran = (*connection)->run(QString::fromLatin1(pragma)); !ran) {
            return tl::unexpected(ran.error());
        }
    }
    return connection;
}

bool makeFile(const QString &file)
{
    // an empty file is an empty database, and one that is there keeps the mode it was made with
    return QFileInfo::exists(file)
        || (makePrivateFolder(QFileInfo(file).absolutePath()) && writePrivateFile(file, {}));
}

Connection checked(Connection connection)
{
    if (!connection) {
        return connection;
    }
    const auto version = checkVersion(**connection, usageMigrations());
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version == 0) {
        // just made, and not filled yet
        return nullptr;
    }
    return connection;
}

Connection readable(const QString &file)
{
    Connection connection = checked(SqlConnection::open(file, SqlConnection::Access::Read));
    // A WAL database needs files beside it, even to be read, unless nobody can be writing it.
    const bool alone = !QFileInfo::exists(file + "-wal"_L1);
    if (!connection && connection.error().kind == Kind::Unwritable && alone) {
        connection = checked(SqlConnection::open(file, SqlConnection::Access::ReadNothingElse));
    }
    return connection;
}

} // namespace

Connection openUsageForWriting(const QString &file)
{
    if (!makeFile(file)) {
        return tl::unexpected(UsageFault{Kind::Unwritable});
    }
    auto connection = SqlConnection::open(file, SqlConnection::Access::Write);
    if (!connection) {
        return connection;
    }
    // before anything is changed in it
    const auto version = checkVersion(**connection, usageMigrations());
    if (!version && version.error().kind != Kind::Older) {
        return tl::unexpected(version.error());
    }
    connection = withPragmas(std::move(connection));
    if (connection) {
        if (const auto migrated = migrate(**connection, usageMigrations()); !migrated) {
            return tl::unexpected(migrated.error());
        }
    }
    return connection;
}

Connection openUsageForReading(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        return nullptr;
    }
    Connection connection = readable(file);
    if (!connection && connection.error().kind == Kind::Older) {
        if (const auto updated = openUsageForWriting(file); !updated) {
            return tl::unexpected(updated.error());
        }
        connection = readable(file);
    }
    return connection;
}

QString setDamagedAside(const QString &file)
{
    const QString stem =
        file + ".damaged-"_L1 + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = stem;
    for (int i = 2; QFileInfo::exists(name) && i < mostNames; ++i) {
        name = u"%1-%2"_s.arg(stem).arg(i);
    }
    if (!QFile::rename(file, name)) {
        return {};
    }
    // the log belongs to the database; the index of it is made anew for whoever opens that
    QFile::rename(file + "-wal"_L1, name + "-wal"_L1);
    QFile::remove(file + "-shm"_L1);
    return name;
}

} // namespace qiao
