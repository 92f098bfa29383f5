#pragma once

#include "translation/apirequest.h"

namespace qiao::translation {

/// What is wrong with \a body, which \a json could not read, and where.
[[nodiscard]] RequestError notJson(const RawJson &json, std::string_view body);

} // namespace qiao::translation
