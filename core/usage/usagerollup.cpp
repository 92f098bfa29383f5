#include "usage/usagerollup.h"

#include "usage/usagefigures.h"
#include "usage/usagetotals.h"

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCombinations = 1'000;

constexpr auto otherName = "(other)"_L1;

/// Which combinations each day has; read once for each day of a batch.
class Combinations
{
public:
    explicit Combinations(SqlConnection &connection) : m_connection(connection) { }

    /// \a key, or what it is summed up under.
    UsageResult<UsageKey> place(UsageKey key)
    {
        key.hour = 0;
        const auto known = m_connection.value(
            u"SELECT 1 FROM days WHERE day = ? AND account = ? AND model = ? AND client = ?"_s,
            {key.day, key.account, key.model, key.client});
        if (!known) {
            return tl::unexpected(known.error());
        }
        if (!known->isNull()) {
            return key;
        }
        if (!m_counts.contains(key.day)) {
            const auto count = m_connection.value(u"SELECT count(*) FROM days WHERE day = ?"_s, {key.day});
            if (!count) {
                return tl::unexpected(count.error());
            }
            m_counts.insert(key.day, count->toInt());
        }
        if (++m_counts[key.day] > mostCombinations) {
            key.model = otherName;
            key.client = otherName;
        }
        return key;
    }

private:
    SqlConnection &m_connection;
    QHash<QString, int> m_counts;
};

UsageResult<void> addDays(SqlConnection &connection, const UsageSums &sums)
{
    Combinations combinations(connection);
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        const auto key = combinations.place(sum.key());
        if (!key) {
            return tl::unexpected(key.error());
        }
        const auto added = addTotals(connection, u"days"_s, {u"day"_s, u"account"_s, u"model"_s, u"client"_s},
            {key->day, key->account, key->model, key->client}, *sum);
        if (!added) {
            return added;
        }
    }
    return {};
}

UsageResult<void> addHours(SqlConnection &connection, const UsageSums &sums)
{
    QHash<std::pair<QString, int>, UsageTotals> hours;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        hours[{sum.key().day, sum.key().hour}] += *sum;
    }
    for (auto hour = hours.cbegin(); hour != hours.cend(); ++hour) {
        const auto added = addTotals(
            connection, u"hours"_s, {u"day"_s, u"hour"_s}, {hour.key().first, hour.key().second}, *hour);
        if (!added) {
            return added;
        }
    }
    return {};
}

} // namespace

UsageSums sumsOf(const QList<RequestRow> &rows)
{
    UsageSums sums;
    for (const RequestRow &row : rows) {
        if (!row.account.isEmpty()) {
            sums[keyOf(row)] += totalsOf(row);
        }
    }
    return sums;
}

UsageResult<void> addSums(SqlConnection &connection, const UsageSums &sums)
{
    return addDays(connection, sums).and_then([&] { return addHours(connection, sums); });
}

UsageResult<void> addTotals(SqlConnection &connection, const QString &table, const QStringList &columns,
    const QVariantList &values, UsageTotals totals)
{
    QStringList names = columns;
    QVariantList all = values;
    QStringList additions;
    for (const UsageFigure &figure : usageFigures) {
        const QString name = QString::fromLatin1(figure.column);
        names.append(name);
        all.append(figure.of(totals));
        additions.append(u"%1 = %1 + excluded.%1"_s.arg(name));
    }
    const QString places = u"?, "_s.repeated(names.size()).chopped(2);
    return connection
        .run(u"INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5"_s.arg(
                 table, names.join(u", "_s), places, columns.join(u", "_s), additions.join(u", "_s)),
            all)
        .map([](const QSqlQuery &) {});
}

} // namespace qiao
