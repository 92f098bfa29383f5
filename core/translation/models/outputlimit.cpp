#include "translation/models/outputlimit.h"

#include "translation/json/jsonedits.h"

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

double thinkingBudget(const Value &root)
{
    const auto thinking = root.find("thinking");
    const auto budget = thinking ? thinking->find("budget_tokens") : std::nullopt;
    return budget ? budget->number().value_or(0) : 0;
}

} // namespace

std::optional<LoweredOutput> withOutputAtMost(std::string_view body, std::int64_t most)
{
    RawJson json;
    if (most < 1 || !json.parse(body) || thinkingBudget(json.root()) >= static_cast<double>(most)) {
        return std::nullopt;
    }
    std::vector<Edit> edits;
    LoweredOutput lowered;
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        forEachMember(json.root(), name, [&](const Value &member) {
            if (member.number().value_or(0) <= static_cast<double>(most)) {
                return;
            }
            lowered.change.what =
                std::string(name).append(": ").append(member.raw()).append(" → ") + std::to_string(most);
            replaceValue(edits, member, std::to_string(most));
        });
    }
    if (edits.empty()) {
        return std::nullopt;
    }
    lowered.change.why = "the prompt leaves no more room in the model's context";
    lowered.body = spliced(body, std::move(edits));
    return lowered;
}

} // namespace qiao::translation
