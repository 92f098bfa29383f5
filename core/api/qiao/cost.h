#pragma once

#include <QMetaType>

namespace qiao {

enum class Currency { Cny, Usd };

/// An amount of money. Whole millionths, so that a month of sums stays exact.
struct Cost
{
    Currency currency = Currency::Cny;
    qint64 micros = 0; ///< millionths of ¥ or $

    bool operator==(const Cost &) const = default;
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::Cost)
