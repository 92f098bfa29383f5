#pragma once

#include "simulator/behaviour.h"

#include <boost/json/object.hpp>

namespace qiao::simulator {

/// The "usage" object.
[[nodiscard]] boost::json::object usageJson(const Usage &usage);
/// The id of the simulator's n-th chat answer.
[[nodiscard]] QByteArray answerId(int number);

} // namespace qiao::simulator
