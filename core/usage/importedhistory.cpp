#include "usage/importedhistory.h"

#include "usage/usagefigures.h"
#include "usage/usagerollup.h"
#include "usage/usagetotals.h"

#include <QSqlError>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

UsageResult<UsageTotals> remembered(SqlConnection &connection, const QVariantList &key)
{
    QStringList columns;
    for (const UsageFigure &figure : usageFigures) {
        columns.append(QString::fromLatin1(figure.column));
    }
    auto query = connection.run(
        u"SELECT %1 FROM imported WHERE day = ? AND account = ?"_s.arg(columns.join(u", "_s)), key);
    if (!query) {
        return tl::unexpected(query.error());
    }
    UsageTotals totals;
    if (query->next()) {
        int column = 0;
        for (const UsageFigure &figure : usageFigures) {
            figure.of(totals) = query->value(column++).toLongLong();
        }
    } else if (query->lastError().isValid()) {
        return tl::unexpected(faultOf(query->lastError()));
    }
    return totals;
}

/// Each figure of \a totals that is larger than that of \a before, by how much.
UsageTotals moreThan(UsageTotals before, UsageTotals totals)
{
    for (const UsageFigure &figure : usageFigures) {
        figure.of(totals) = std::max<qint64>(figure.of(totals) - figure.of(before), 0);
    }
    return totals;
}

} // namespace

UsageResult<ImportedUsage> addHistory(SqlConnection &connection, const QList<HistoryDay> &days)
{
    UsageTotals sum;
    ImportedUsage imported;
    for (const HistoryDay &day : days) {
        const QString date = dayText(day.day);
        const auto before = remembered(connection, {date, day.account});
        if (!before) {
            return tl::unexpected(before.error());
        }
        const UsageTotals totals{
            .requests = day.requests, .planRequests = day.requests, .tokens = day.tokens};
        const UsageTotals more = moreThan(*before, totals);
        if (more == UsageTotals()) {
            continue;
        }
        const auto added = addTotals(connection, u"days"_s, {u"day"_s, u"account"_s, u"model"_s, u"client"_s},
            {date, day.account, u""_s, u""_s}, more)
                               .and_then([&] {
                                   return addTotals(connection, u"imported"_s, {u"day"_s, u"account"_s},
                                       {date, day.account}, more);
                               });
        if (!added) {
            return tl::unexpected(added.error());
        }
        ++imported.days;
        sum += more;
    }
    imported.requests = sum.requests;
    imported.tokens = sum.tokens;
    return imported;
}

} // namespace qiao
