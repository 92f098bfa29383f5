#include "translation/chat/chatthinking.h"

#include "translation/json/jsontext.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

struct Effort
{
    std::string_view name;
    int budget; ///< tokens; 0 = no budget is named
    std::string_view tier; ///< the step of models with steps
};

// Budgets: the levels that CLIProxyAPI publishes for Qwen. Tiers: the steps that qwen-code 0.24.4 sends
// (low, medium, xhigh, none).
constexpr std::array efforts{Effort{"none", 0, "none"}, Effort{"minimal", 1024, "low"},
    Effort{"low", 1024, "low"}, Effort{"medium", 8192, "medium"}, Effort{"high", 24'576, "xhigh"},
    Effort{"xhigh", 32'768, "xhigh"}, Effort{"max", 0, "xhigh"}};

bool isNull(const std::optional<RawJson::Value> &value)
{
    return !value || value->kind() == RawJson::Kind::Null;
}

/// The effort asked for; nullptr when none is, or one that is not in the table.
const Effort *requestedEffort(const RawJson::Value &root)
{
    auto asked = root.find("reasoning_effort");
    if (isNull(asked)) {
        const auto reasoning = root.find("reasoning");
        asked = reasoning ? reasoning->find("effort") : std::nullopt;
    }
    if (isNull(asked)) {
        return nullptr;
    }
    const auto *effort =
        std::ranges::find_if(efforts, [&asked](const Effort &known) { return asked->isString(known.name); });
    return effort == efforts.end() ? nullptr : effort;
}

std::string spelled(const RawJson::Value &root)
{
    const auto effort = root.find("reasoning_effort");
    if (!isNull(effort)) {
        return "reasoning_effort: " + effort->string();
    }
    return "reasoning.effort: " + root.find("reasoning")->find("effort")->string();
}

/// Takes "effort" out of "reasoning", and "reasoning" itself where nothing else is in it.
void removeReasoningEffort(ChatDraft &draft)
{
    const auto isEffort = [](const RawJson::Value &member) { return member.key()->isString("effort"); };
    forEachMember(draft.root(), "reasoning", [&](const RawJson::Value &reasoning) {
        if (reasoning.kind() != RawJson::Kind::Object || !reasoning.firstChild()) {
            return;
        }
        bool somethingStays = false;
        for (auto member = reasoning.firstChild(); member; member = member->nextSibling()) {
            somethingStays = somethingStays || !isEffort(*member);
        }
        if (somethingStays) {
            removeChildren(draft.edits(), reasoning, isEffort);
        } else {
            draft.remove(reasoning);
        }
    });
}

void removeEffort(ChatDraft &draft)
{
    forEachMember(draft.root(), "reasoning_effort", [&draft](const RawJson::Value &member) {
        if (member.kind() != RawJson::Kind::Null) {
            draft.remove(member);
        }
    });
    removeReasoningEffort(draft);
}

void applyHybrid(ChatDraft &draft, const Effort &effort)
{
    const auto ownSwitch = draft.root().find("enable_thinking");
    const auto ownBudget = draft.root().find("thinking_budget");
    const bool none = effort.name == "none";
    const bool thinks = ownSwitch ? ownSwitch->kind() == RawJson::Kind::True : !none;
    std::string added;
    if (!ownSwitch && !(none && ownBudget)) {
        draft.set("enable_thinking", none ? "false" : "true");
        added = none ? "enable_thinking: false" : "enable_thinking: true";
    }
    if (thinks && !ownBudget && effort.budget > 0) {
        draft.set("thinking_budget", std::to_string(effort.budget));
        added +=
            (added.empty() ? "thinking_budget: " : ", thinking_budget: ") + std::to_string(effort.budget);
    }
    draft.note(spelled(draft.root()) + (added.empty() ? " removed" : " → " + added),
        added.empty() ? "the request has its own enable_thinking or thinking_budget"
                      : "this model takes its thinking that way");
    removeEffort(draft);
}

void applyTiered(ChatDraft &draft, const Effort &effort)
{
    const RawJson::Value &root = draft.root();
    if (root.find("enable_thinking") || root.find("thinking_budget")) {
        draft.note(
            spelled(root) + " removed", "this model refuses it beside enable_thinking or thinking_budget");
        removeEffort(draft);
        return;
    }
    bool right = root.find("reasoning_effort").has_value();
    forEachMember(root, "reasoning_effort",
        [&](const RawJson::Value &member) { right = right && member.isString(effort.tier); });
    const auto reasoning = root.find("reasoning");
    if (right && !(reasoning && reasoning->find("effort"))) {
        return;
    }
    draft.note(
        spelled(root) + " → reasoning_effort: " + std::string(effort.tier), "this model knows these steps");
    if (!right) {
        draft.set("reasoning_effort", jsonString(effort.tier));
    }
    removeReasoningEffort(draft);
}

} // namespace

void applyThinking(ChatDraft &draft, const ModelRule &rule)
{
    const Effort *effort = requestedEffort(draft.root());
    if (!effort) {
        return;
    }
    if (rule.thinking == Thinking::Hybrid) {
        applyHybrid(draft, *effort);
    } else if (rule.thinking == Thinking::Tiered) {
        applyTiered(draft, *effort);
    }
}

} // namespace qiao::translation
