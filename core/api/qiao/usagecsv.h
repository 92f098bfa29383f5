#pragma once

#include <qiao/usagereport.h>

#include <QByteArray>

namespace qiao {

/// \a report as comma-separated values (RFC 4180): a line of names, then one for each key, each with "\r\n".
/// Costs are whole units of their currency. A text that a spreadsheet would take for a formula begins with
/// "'". Pure.
[[nodiscard]] QByteArray usageCsv(UsageQuery::By by, const UsageReport &report);

} // namespace qiao
