#pragma once

#include <boost/json/value.hpp>

namespace qiao::simulator {

/// A value that satisfies a simple JSON schema: const, enum, default, examples, objects (all their
/// properties, in the schema's order), arrays (minItems, at least one item), strings, numbers within minimum
/// and maximum, anyOf / oneOf (the first that is not null), allOf (merged objects) and local $ref.
[[nodiscard]] boost::json::value sampleForSchema(const boost::json::value &schema);

} // namespace qiao::simulator
