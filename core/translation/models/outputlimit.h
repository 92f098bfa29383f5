#pragma once

#include "translation/dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

struct LoweredOutput
{
    std::string body;
    Change change;
};

/// \a body, a request of either API, with max_tokens and max_completion_tokens of at most \a most. nullopt
/// when neither asks for more, and where a smaller one would be refused: it is 0 or less, or not more than
/// the thinking budget of a Messages request, which is part of its max_tokens
/// (https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking).
[[nodiscard]] std::optional<LoweredOutput> withOutputAtMost(std::string_view body, std::int64_t most);

} // namespace qiao::translation
