#pragma once

#include <QByteArray>

#include <boost/json/value.hpp>

namespace qiao {

/// JSON with two spaces for each level, as JavaScript's JSON.stringify(value, null, 2) lays it out.
[[nodiscard]] QByteArray prettyJson(const boost::json::value &value);

} // namespace qiao
