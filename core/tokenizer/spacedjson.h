#pragma once

#include "translation/json/rawjson.h"

#include <string>

namespace qiao::tokenizer {

/// Appends \a value as chat templates write JSON (Python's json.dumps, not limited to ASCII): one space after
/// each comma and colon, nothing else between values, and in strings only those escapes that have to be.
void appendSpacedJson(const translation::RawJson::Value &value, std::string &out);

} // namespace qiao::tokenizer
