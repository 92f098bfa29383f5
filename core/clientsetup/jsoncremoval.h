#pragma once

#include "clientsetup/jsoncdocument.h"
#include "translation/json/splice.h"

namespace qiao {

/// Takes \a child with its comma out of \a container, and the line that it has to itself. Comments stay.
[[nodiscard]] std::vector<translation::Edit> removal(
    std::string_view text, const JsoncDocument::Value &container, const JsoncDocument::Value &child);

} // namespace qiao
