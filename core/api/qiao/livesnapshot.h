#pragma once

#include <qiao/requestrow.h>
#include <qiao/usagereport.h>

#include <QList>

namespace qiao {

/// What goes on right now and came to today: all that a window shows without asking.
struct LiveSnapshot
{
    QList<RequestRow> running; ///< those that changed since the last snapshot, and those that are new
    QList<QByteArray> ended; ///< ids of rows that were running and are not any more
    qsizetype active = 0; ///< how many run in all
    UsageTotals today; ///< the local day's, requests that still run left out
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::LiveSnapshot)
