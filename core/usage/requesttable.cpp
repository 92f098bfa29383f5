#include "usage/requesttable.h"

#include "logging/redaction.h"
#include "usage/requestcolumns.h"
#include "usage/usagekey.h"

#include <QSqlError>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestSentence = 1'000;
constexpr qsizetype mostChanges = 20;
// Few enough that a batch of new rows never waits long for them.
constexpr int removedAtOnce = 2'000;
constexpr int mostRows = 4'000'000;

// How much of a text that is too long is looked through for secrets: one that was cut in two would not be
// known for what it is.
constexpr qsizetype lookedThrough = 8;

void cut(QString &text, qsizetype longest)
{
    if (text.size() > longest) {
        text = redacted(text.left(lookedThrough * longest)).left(longest - 1) + u'…';
    }
}

void cut(QByteArray &bytes, qsizetype longest)
{
    if (bytes.size() > longest) {
        bytes = redacted(QByteArrayView(bytes.left(lookedThrough * longest))).left(longest);
    }
}

QString columnNames()
{
    QStringList names;
    for (const RequestColumn &column : requestColumns()) {
        names.append(QString::fromLatin1(column.name));
    }
    return names.join(u", "_s);
}

UsageResult<int> removed(UsageResult<QSqlQuery> query)
{
    return query.map([](const QSqlQuery &done) { return done.numRowsAffected(); });
}

} // namespace

bool isKept(const RequestRow &row)
{
    return row.api != RequestRow::Api::None || !row.account.isEmpty() || !row.error.isEmpty();
}

RequestRow keptRow(RequestRow row)
{
    row.path = pathOf(row);
    cut(row.path, longestName);
    cut(row.method, longestName);
    for (QString *name : {&row.modelAsked, &row.modelUsed, &row.account, &row.client, &row.clientKey}) {
        cut(*name, longestName);
    }
    row.changes.resize(std::min(row.changes.size(), mostChanges));
    for (QString &change : row.changes) {
        cut(change, longestSentence);
    }
    cut(row.error, longestSentence);
    cut(row.warning, longestSentence);
    return row;
}

UsageResult<void> addRequests(SqlConnection &connection, const QList<RequestRow> &rows)
{
    const auto columns = requestColumns();
    const QString places = u"?, "_s.repeated(qsizetype(columns.size())).chopped(2);
    auto insertion =
        connection.prepare(u"INSERT INTO requests (%1) VALUES (%2)"_s.arg(columnNames(), places));
    if (!insertion) {
        return tl::unexpected(insertion.error());
    }
    for (const RequestRow &row : rows) {
        QVariantList values;
        values.reserve(qsizetype(columns.size()));
        for (const RequestColumn &column : columns) {
            values.append(column.value(row));
        }
        if (const auto added = SqlConnection::runPrepared(*insertion, values); !added) {
            return added;
        }
    }
    return {};
}

UsageResult<QList<RequestRow>> newestRequests(SqlConnection &connection, int count)
{
    const auto columns = requestColumns();
    auto query = connection.run(
        u"SELECT %1 FROM requests ORDER BY number DESC LIMIT ?"_s.arg(columnNames()), {std::max(count, 0)});
    if (!query) {
        return tl::unexpected(query.error());
    }
    QList<RequestRow> rows;
    while (query->next()) {
        RequestRow row;
        int place = 0;
        for (const RequestColumn &column : columns) {
            if (const QVariant value = query->value(place++); column.read && !value.isNull()) {
                column.read(row, value);
            }
        }
        rows.append(row);
    }
    if (query->lastError().isValid()) {
        return tl::unexpected(faultOf(query->lastError()));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

UsageResult<int> removeOldRequests(SqlConnection &connection, const QDate &oldest)
{
    const auto tooOld = removed(connection.run(
        u"DELETE FROM requests WHERE number IN (SELECT number FROM requests WHERE day < ? LIMIT ?)"_s,
        {dayText(oldest), removedAtOnce}));
    if (!tooOld || *tooOld > 0) {
        return tooOld;
    }
    return removed(connection.run(u"DELETE FROM requests WHERE number IN (SELECT number FROM requests WHERE "
                                  "number <= (SELECT max(number) FROM requests) - ? LIMIT ?)"_s,
        {mostRows, removedAtOnce}));
}

} // namespace qiao
