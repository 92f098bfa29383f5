#include "translation/models/modelaliases.h"

#include <algorithm>

namespace qiao::translation {

namespace {

// not std::tolower: it follows the user's locale
constexpr char lowered(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool equalsWithoutCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lowered, lowered);
}

} // namespace

bool matchesWildcard(std::string_view pattern, std::string_view text)
{
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (at < pattern.size() && lowered(pattern[at]) == lowered(text[in])) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            // let the last star take one more character; earlier stars never need to move again
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

std::string resolveAlias(
    std::string_view model, std::span<const AliasRule> rules, std::span<const std::string> realIds)
{
    const bool real =
        std::ranges::any_of(realIds, [model](std::string_view id) { return equalsWithoutCase(id, model); });
    if (real) {
        return std::string(model);
    }
    const auto rule = std::ranges::find_if(
        rules, [model](const AliasRule &candidate) { return matchesWildcard(candidate.pattern, model); });
    return rule == rules.end() || rule->model.empty() ? std::string(model) : rule->model;
}

} // namespace qiao::translation
