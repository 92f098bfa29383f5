#pragma once

#include <span>
#include <string>
#include <string_view>

namespace qiao::translation {

/// One line of an alias table.
struct AliasRule
{
    std::string pattern; ///< compared without case; '*' = any run of characters
    std::string model; ///< empty: ids of this pattern stay as they are, whatever later rules say

    bool operator==(const AliasRule &) const = default;
};

/// Whether \a text matches \a pattern ('*' = any run of characters, ASCII letters compared without case).
[[nodiscard]] bool matchesWildcard(std::string_view pattern, std::string_view text);

/// What \a model is called at the service: the first matching rule's model, else \a model itself. Ids in
/// \a realIds (compared without case) are never aliased, whoever wrote the rule. One step: the result is not
/// looked up again.
[[nodiscard]] std::string resolveAlias(
    std::string_view model, std::span<const AliasRule> rules, std::span<const std::string> realIds);

} // namespace qiao::translation
