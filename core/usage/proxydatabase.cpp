#include "usage/historyformats.h"
#include "usage/sqlconnection.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryDir>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestDatabase = 64 * 1024 * 1024;
constexpr int mostDays = 100'000;
constexpr qint64 largestCount = 1'000'000'000'000; // as in request_counts.json
constexpr int mostCopies = 3;

/// What tells that a file was written to.
struct FileState
{
    qint64 size = -1;
    QDateTime changed;

    bool operator==(const FileState &) const = default;
};

FileState stateOf(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() ? FileState{info.size(), info.lastModified()} : FileState();
}

UsageFault failure(const QString &detail)
{
    return {UsageFault::Kind::Failed, detail};
}

/// Copies the database and its log at one moment: once more when somebody wrote meanwhile.
UsageResult<QString> copyOf(const QString &file, const QTemporaryDir &folder)
{
    const QString log = file + "-wal"_L1;
    for (int i = 0; i < mostCopies; ++i) {
        const QString copy = folder.filePath(u"usage-%1.db"_s.arg(i));
        const FileState before = stateOf(file);
        const FileState logBefore = stateOf(log);
        if (before.size > largestDatabase || logBefore.size > largestDatabase) {
            return tl::unexpected(failure(u"too large"_s));
        }
        if (!QFile::copy(file, copy) || (logBefore.size > 0 && !QFile::copy(log, copy + "-wal"_L1))) {
            return tl::unexpected(UsageFault{UsageFault::Kind::Unwritable});
        }
        if (stateOf(file) == before && stateOf(log) == logBefore) {
            // one that was read-only would make a read-only copy, whose log cannot be read
            QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            return copy;
        }
    }
    return tl::unexpected(UsageFault{UsageFault::Kind::Locked});
}

qint64 count(const QSqlQuery &query, int column)
{
    return std::clamp<qint64>(query.value(column).toLongLong(), 0, largestCount);
}

HistoryDay dayOf(const QSqlQuery &query)
{
    HistoryDay day{.day = QDate::fromString(query.value(1).toString(), Qt::ISODate),
        .account = query.value(0).toString(),
        .requests = query.value(3).toBool() ? count(query, 2) : 0};
    day.tokens.promptTokens = count(query, 4);
    day.tokens.completionTokens = count(query, 5);
    day.tokens.totalTokens = day.tokens.promptTokens + day.tokens.completionTokens;
    day.tokens.cachedTokens = count(query, 6);
    day.tokens.cacheCreationTokens = count(query, 7);
    return day;
}

} // namespace

UsageResult<QList<HistoryDay>> readProxyDatabase(const QString &file)
{
    const QTemporaryDir folder;
    const auto copy = copyOf(file, folder);
    if (!copy) {
        return tl::unexpected(copy.error());
    }
    const auto connection = SqlConnection::open(*copy, SqlConnection::Access::Write);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    auto query = (*connection)
                     ->run(u"SELECT account_id, date, requests, requests_known, input_tokens, output_tokens, "
                           "cache_read_tokens, cache_write_tokens FROM daily_usage LIMIT ?"_s,
                         {mostDays});
    if (!query) {
        return tl::unexpected(query.error());
    }
    QList<HistoryDay> days;
    while (query->next()) {
        days.append(dayOf(*query));
    }
    if (query->lastError().isValid()) {
        return tl::unexpected(faultOf(query->lastError()));
    }
    return inOrder(days);
}

} // namespace qiao
