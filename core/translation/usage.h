#pragma once

#include "translation/dialect.h"
#include "translation/json/rawjson.h"

#include <optional>
#include <string_view>

namespace qiao::translation {

/// The counts of a usage object; nullopt when \a usage is no object. Tolerant: what is missing or of an odd
/// type counts as 0, a missing total is the sum. Cached tokens are read from prompt_tokens_details, else
/// from a top-level cached_tokens; cache creation from cache_creation_input_tokens, else from the members of
/// cache_creation.
[[nodiscard]] std::optional<Usage> readUsage(const RawJson::Value &usage);

/// The usage of an answer that is one JSON document; nullopt when it has none.
[[nodiscard]] std::optional<Usage> usageOfAnswer(std::string_view body);

} // namespace qiao::translation
