#pragma once

#include <qiao/usagereport.h>

#include <QHashFunctions>

namespace qiao {

/// What sums are kept by. A request belongs to the local day and hour in which it ended, by its start and its
/// duration and by the time zone of that moment: a later journey, or a clock that is set back, moves nothing
/// that was counted. The hour that comes twice when summer time ends is one hour here.
struct UsageKey
{
    QString day; ///< "2026-11-23"
    int hour = 0; ///< 0 to 23
    QString account; ///< none of these is null, for they are part of primary keys
    QString model; ///< the one used, else the one asked for
    QString client; ///< the program's name, without its version

    bool operator==(const UsageKey &) const = default;
};

[[nodiscard]] UsageKey keyOf(const RequestRow &row);
/// When \a row ended, in local time.
[[nodiscard]] QDateTime endOf(const RequestRow &row);
[[nodiscard]] size_t qHash(const UsageKey &key, size_t seed = 0) noexcept;

/// What UsageLine::key is in a report \a by.
[[nodiscard]] QString lineKey(const UsageKey &key, UsageQuery::By by);

/// A day as the database has it.
[[nodiscard]] QString dayText(const QDate &day);

} // namespace qiao
