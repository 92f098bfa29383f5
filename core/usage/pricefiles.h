#pragma once

#include "usage/prices.h"

#include <functional>

namespace qiao {

/// The prices that this version of Qiao knows.
[[nodiscard]] PriceTable builtInPrices();

/// The user's prices.json in \a configFolder, where there is one, before the built-in prices. A file that
/// cannot be used is left out, and \a warn gets one sentence about it.
[[nodiscard]] PriceTable currentPrices(
    const QString &configFolder, const std::function<void(const QString &)> &warn);

} // namespace qiao
