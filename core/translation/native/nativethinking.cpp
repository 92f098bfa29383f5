#include "translation/native/nativethinking.h"

#include "translation/json/jsontext.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

struct Effort
{
    std::string_view name;
    std::int64_t budget;
};

// The levels that CLIProxyAPI publishes for Qwen; "max" has none there, and gets all that fits.
constexpr std::array efforts{Effort{"low", 1024}, Effort{"medium", 8192}, Effort{"high", 24'576},
    Effort{"xhigh", 32'768}, Effort{"max", 1'000'000}};
/// What Anthropic's API takes an effort to be where none is named.
constexpr std::int64_t usualBudget = 24'576;

std::optional<std::int64_t> wholeNumber(const std::optional<Value> &value)
{
    const double number = value ? value->number().value_or(0) : 0;
    return number >= 1 && number <= 1e9 ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

bool isNull(const std::optional<Value> &value)
{
    return !value || value->kind() == Kind::Null;
}

/// max_tokens as it is sent; nullopt when there is none.
std::optional<std::int64_t> clampTokens(NativeDraft &draft)
{
    const auto asked = draft.root().find("max_tokens");
    auto tokens = wholeNumber(asked);
    const auto limit = draft.rule.outputTokens;
    if (!asked || !limit || asked->number().value_or(0) <= static_cast<double>(*limit)) {
        return tokens;
    }
    draft.body.set("max_tokens", std::to_string(*limit));
    draft.body.note("max_tokens: " + shortened(asked->raw()) + " → " + std::to_string(*limit),
        "the most this model writes");
    return limit;
}

std::int64_t budgetOfEffort(const Value &root)
{
    const auto config = root.find("output_config");
    const auto effort = config ? config->find("effort") : std::nullopt;
    const auto *known = effort
        ? std::ranges::find_if(efforts, [&effort](const Effort &row) { return effort->isString(row.name); })
        : efforts.end();
    return known == efforts.end() ? usualBudget : known->budget;
}

/// The largest budget that leaves a quarter of \a maxTokens to the answer; nullopt: too little is left to
/// think.
std::optional<std::int64_t> fitting(std::int64_t budget, std::optional<std::int64_t> maxTokens)
{
    const std::int64_t most = maxTokens ? *maxTokens - (*maxTokens + 3) / 4 : budget;
    return most < leastThinkingBudget ? std::nullopt
                                      : std::optional(std::clamp(budget, leastThinkingBudget, most));
}

std::string enabled(std::int64_t budget)
{
    return R"({"type":"enabled","budget_tokens":)" + std::to_string(budget) + '}';
}

/// Sets "thinking" and tells what it was.
void setThinking(NativeDraft &draft, const std::string &json, const std::string &what, const char *why)
{
    draft.body.set("thinking", json);
    draft.body.note(what, why);
}

void removeThinking(NativeDraft &draft, const char *why)
{
    if (draft.body.remove("thinking")) {
        draft.body.note("thinking removed", why);
    }
}

void turnOff(NativeDraft &draft, const std::string &what, const char *why)
{
    if (draft.rule.thinking == Thinking::Tiered) {
        if (draft.body.remove("thinking")) {
            draft.body.note(what + " removed", why);
        }
        return;
    }
    setThinking(draft, R"({"type":"disabled"})", what + " → disabled", why);
}

std::string typeOf(const Value &thinking)
{
    const auto type = thinking.find("type");
    return type ? type->string() : std::string();
}

/// Whether \a thinking holds nothing but a type and, where it is enabled, a budget.
bool isPlain(const Value &thinking)
{
    for (auto member = thinking.firstChild(); member; member = member->nextSibling()) {
        const auto key = member->key();
        if (!key || !(key->isString("type") || key->isString("budget_tokens"))) {
            return false;
        }
    }
    return true;
}

void applyDisabled(NativeDraft &draft, const Value &thinking)
{
    if (draft.rule.thinking == Thinking::Tiered) {
        removeThinking(draft, "this model always thinks");
    } else if (!isPlain(thinking)) {
        setThinking(draft, R"({"type":"disabled"})", "thinking: only its type is sent",
            "the service's Anthropic API does not publish the rest");
    }
}

void applyEnabled(NativeDraft &draft, const Value &thinking, std::optional<std::int64_t> maxTokens)
{
    const auto asked = wholeNumber(thinking.find("budget_tokens"));
    const std::int64_t wanted = asked.value_or(budgetOfEffort(draft.root()));
    const bool fits = asked && (!maxTokens || *asked < *maxTokens);
    if (fits && isPlain(thinking)) {
        return;
    }
    if (fits) {
        setThinking(draft, enabled(wanted), "thinking: only type and budget_tokens are sent",
            "the service's Anthropic API does not publish the rest");
        return;
    }
    const auto budget = fitting(wanted, maxTokens);
    if (!budget) {
        turnOff(draft, "thinking: enabled", "max_tokens leaves no room to think");
        return;
    }
    setThinking(draft, enabled(*budget), "thinking.budget_tokens → " + std::to_string(*budget),
        "it has to be below max_tokens");
}

void applyOther(NativeDraft &draft, const std::string &type, std::optional<std::int64_t> maxTokens)
{
    const std::string what = "thinking: " + shortened(type);
    const auto budget = fitting(budgetOfEffort(draft.root()), maxTokens);
    if (!budget) {
        turnOff(draft, what, "max_tokens leaves no room to think");
        return;
    }
    setThinking(draft, enabled(*budget), what + " → enabled, budget_tokens: " + std::to_string(*budget),
        "the service knows only enabled and disabled");
}

} // namespace

bool mayThink(const NativeDraft &draft)
{
    if (draft.rule.thinking == Thinking::None) {
        return false;
    }
    const auto thinking = draft.root().find("thinking");
    const bool off = (thinking && typeOf(*thinking) == "disabled") || draft.insistsOnTool;
    return !off || draft.rule.thinking == Thinking::Tiered;
}

void applyNativeThinking(NativeDraft &draft)
{
    const auto maxTokens = clampTokens(draft);
    const auto thinking = draft.root().find("thinking");
    const bool asked = !isNull(thinking);
    if (draft.rule.thinking == Thinking::None) {
        removeThinking(draft, "this model does not think");
        return;
    }
    if (draft.insistsOnTool) {
        if (draft.rule.thinking == Thinking::Tiered) {
            draft.body.set("tool_choice", R"({"type":"auto"})");
            draft.body.note("tool_choice → auto", "this model thinks, and then takes no other");
        } else if (asked ? typeOf(*thinking) != "disabled" : draft.rule.thinking == Thinking::Hybrid) {
            setThinking(draft, R"({"type":"disabled"})", "thinking → disabled",
                "no thinking model takes a tool_choice that insists on a tool");
            return;
        }
    }
    if (!asked) {
        return;
    }
    const std::string type = typeOf(*thinking);
    if (type == "disabled") {
        applyDisabled(draft, *thinking);
    } else if (type == "enabled") {
        applyEnabled(draft, *thinking, maxTokens);
    } else {
        applyOther(draft, type, maxTokens);
    }
}

} // namespace qiao::translation
