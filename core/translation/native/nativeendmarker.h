#pragma once

#include "translation/json/rawjson.h"

#include <string>
#include <string_view>

namespace qiao::translation {

/// Whether the request \a root wants its end cached, wherever that is: it carries cache_control itself
/// (https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching, "Automatic caching").
[[nodiscard]] bool cachesAutomatically(const RawJson::Value &root);

/// The request \a body with a cache marker on the last block of its last message that can carry one, as
/// Anthropic places it; empty when there is no such block.
[[nodiscard]] std::string withEndMarker(std::string_view body);

} // namespace qiao::translation
