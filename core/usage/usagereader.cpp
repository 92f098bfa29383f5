#include "usage/usagereader.h"

#include "usage/requesttable.h"
#include "usage/usagedatabase.h"
#include "usage/usagereports.h"
#include "usage/withoutsecrets.h"

#include <QMutexLocker>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

/// Makes what follows see the database as it is now.
UsageResult<void> beginReading(SqlConnection &connection)
{
    return connection.run(u"BEGIN"_s)
        .and_then([&connection](const QSqlQuery &) {
            return connection.value(u"SELECT count(*) FROM sqlite_master"_s);
        })
        .map([](const QVariant &) {});
}

} // namespace

UsageStore::Reader::Reader(const QString &file, std::shared_ptr<WaitingRows> waiting)
    : m_file(file), m_waiting(std::move(waiting))
{ }

UsageResult<UsageStore::Reader::View> UsageStore::Reader::look()
{
    auto connection = openUsageForReading(m_file);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    View view{std::move(*connection), {}};
    const QMutexLocker lock(&m_waiting->handover());
    view.waiting = m_waiting->all();
    if (view.connection) {
        if (const auto begun = beginReading(*view.connection); !begun) {
            return tl::unexpected(begun.error());
        }
    }
    return view;
}

template <typename T>
Result<T> UsageStore::Reader::answer(const std::function<UsageResult<T>(const View &)> &read)
{
    UsageResult<View> view = look();
    UsageResult<T> value = view ? read(*view) : tl::unexpected(view.error());
    if (value) {
        return *value;
    }
    if (value.error().kind == UsageFault::Kind::Damaged) {
        view = {};
        Q_EMIT damageFound();
    }
    // without the file there is still what it could not take
    const View memory{nullptr, m_waiting->all()};
    if (!memory.waiting.isEmpty()) {
        if (const auto inMemory = read(memory)) {
            return *inMemory;
        }
    }
    return tl::unexpected(readingError(value.error(), m_file));
}

Result<UsageReport> UsageStore::Reader::report(const UsageQuery &query)
{
    return answer<UsageReport>([&query](const View &view) -> UsageResult<UsageReport> {
        QList<UsageLine> lines = linesOf(sumsOf(withoutSecrets(view.waiting)), query);
        if (view.connection) {
            auto stored = storedLines(*view.connection, query);
            if (!stored) {
                return tl::unexpected(stored.error());
            }
            lines.append(*stored);
        }
        return reportOf(lines, query.by);
    });
}

Result<QList<RequestRow>> UsageStore::Reader::newest(int count)
{
    return answer<QList<RequestRow>>([count](const View &view) -> UsageResult<QList<RequestRow>> {
        QList<RequestRow> rows;
        if (view.connection) {
            auto stored = newestRequests(*view.connection, count);
            if (!stored) {
                return stored;
            }
            rows = std::move(*stored);
        }
        rows.append(withoutSecrets(view.waiting));
        return rows.sliced(std::max<qsizetype>(rows.size() - std::max(count, 0), 0));
    });
}

} // namespace qiao
