#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/anthropic/anthropicthinking.h"
#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// Appends response_format (with its comma in front) for a request whose answer has to follow a JSON schema.
/// Where the service or model does not know schemas, the answer is at least JSON, and the instruction that is
/// returned (spelled; else empty) tells the model the schema. \a thinking stands back where it has to; where
/// it cannot, the instruction alone has to do.
[[nodiscard]] std::string writeOutputFormat(
    std::string &body, const RawJson::Value &root, AnthropicThinking &thinking, AnthropicContext &context);

} // namespace qiao::translation
