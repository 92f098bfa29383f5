#include "control/requestnews.h"

#include "usage/withoutsecrets.h"

#include <qiao/requestjson.h>

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// A row has at most some 60 KiB (see requestJson()), a line 1 MiB.
constexpr qsizetype rowsOfANotification = 10;

QJsonArray portion(const QList<RequestRow> &rows, qsizetype from)
{
    QJsonArray array;
    for (const RequestRow &row : withoutSecrets(rows.mid(from, rowsOfANotification))) {
        array.append(requestJson(row));
    }
    return array;
}

} // namespace

void tellRequests(const ControlCall::Notify &notify, const QString &method, const QList<RequestRow> &rows)
{
    for (qsizetype from = 0; from < rows.size(); from += rowsOfANotification) {
        notify(method, {{"requests"_L1, portion(rows, from)}});
    }
}

void tellRunning(const ControlCall::Notify &notify, const QList<RequestRow> &rows, bool complete)
{
    for (qsizetype from = 0; from < rows.size() || (complete && from == 0); from += rowsOfANotification) {
        notify(u"requests.running"_s,
            {{"requests"_L1, portion(rows, from)}, {"complete"_L1, complete && from == 0}});
    }
}

} // namespace qiao
