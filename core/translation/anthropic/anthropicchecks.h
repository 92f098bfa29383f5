#pragma once

#include "translation/anthropic/anthropicrequest.h"
#include "translation/json/rawjson.h"

#include <optional>

namespace qiao::translation {

/// What Anthropic would refuse about \a root as the body of a request for \a purpose, in its words: fields
/// that lack or are of a wrong basic type. Values that it may know tomorrow (block types, tools, fields)
/// pass.
[[nodiscard]] std::optional<RequestError> checkAnthropicBody(
    const RawJson::Value &root, AnthropicRequest::Purpose purpose);

} // namespace qiao::translation
