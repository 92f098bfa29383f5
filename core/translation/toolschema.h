#pragma once

#include "translation/json/rawjson.h"

#include <optional>
#include <string>

namespace qiao::translation {

/// A tool's input_schema as the parameters of a function, every member spelled as the client spelled it. At
/// its top only what services insist on is mended: it is an object of type "object" with properties, and it
/// names no $schema and no $id. What lies deeper is not touched.
[[nodiscard]] std::string functionParameters(const std::optional<RawJson::Value> &schema);

} // namespace qiao::translation
