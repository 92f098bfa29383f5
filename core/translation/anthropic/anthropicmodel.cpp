#include "translation/anthropic/anthropicmodel.h"

#include "translation/chat/chatdraft.h"

#include <algorithm>

namespace qiao::translation {

namespace {

std::string withoutContextSuffix(const std::string &asked)
{
    constexpr std::string_view suffix = "[1m]";
    if (asked.size() <= suffix.size()) {
        return asked;
    }
    const std::size_t length = asked.size() - suffix.size();
    return matchesWildcard(suffix, std::string_view(asked).substr(length)) ? asked.substr(0, length) : asked;
}

bool isKnown(const std::string &id, const ServiceRules &rules)
{
    // an id that an alias keeps as it is counts as known
    const bool named = std::ranges::any_of(
        rules.aliases, [&id](const AliasRule &rule) { return matchesWildcard(rule.pattern, id); });
    const bool real = std::ranges::any_of(
        rules.realIds, [&id](const std::string &own) { return matchesWildcard(own, id); });
    return named || real || ruleForModel(id, rules.service).pattern != "*";
}

} // namespace

ResolvedModel resolveAnthropicModel(const std::string &asked, const ServiceRules &rules)
{
    const std::string id = withoutContextSuffix(asked);
    std::string model = resolveAlias(id, rules.aliases, rules.realIds);
    std::string why = rules.service == Service::Portal ? "a Qwen sign-in serves this model"
                                                       : "the alias table names this model";
    if (model == id && !rules.fallbackModel.empty() && !isKnown(id, rules)) {
        model = rules.fallbackModel;
        why = "the service does not know that model; this is the default";
    }
    if (model == asked) {
        return {std::move(model), std::nullopt};
    }
    if (model == id) {
        why = "the suffix is Claude Code's own";
    }
    Change change{"model: " + shortened(asked) + " → " + shortened(model), std::move(why)};
    return {std::move(model), std::move(change)};
}

} // namespace qiao::translation
