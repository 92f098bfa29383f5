#include "translation/anthropic/anthropicthinking.h"

#include "translation/chat/chatdraft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

struct Effort
{
    std::string_view name;
    std::int64_t budget; ///< tokens; 0 = as many as it takes
    std::string_view tier; ///< the step of models with steps
};

// The same levels that chat requests get; see chatthinking.cpp.
constexpr std::array efforts{Effort{"low", 1024, "low"}, Effort{"medium", 8192, "medium"},
    Effort{"high", 24'576, "xhigh"}, Effort{"xhigh", 32'768, "xhigh"}, Effort{"max", 0, "xhigh"}};

constexpr std::string_view whySteppedBack = "while it thinks, the service lets nothing force its answer";

const Effort *effortNamed(std::string_view name)
{
    const auto *effort = std::ranges::find(efforts, name, &Effort::name);
    return effort == efforts.end() ? nullptr : effort;
}

/// The step whose usual budget is nearest to \a budget.
std::string_view tierFor(double budget)
{
    const auto distance = [budget](const Effort &effort) {
        return effort.budget > 0 ? std::abs(static_cast<double>(effort.budget) - budget) : INFINITY;
    };
    return std::ranges::min_element(efforts, {}, distance)->tier;
}

std::string effortOf(const Value &holder)
{
    const auto config = holder.find("output_config");
    const auto effort = config ? config->find("effort") : std::nullopt;
    return effort ? effort->string() : std::string();
}

/// The effort that the body names, else the last one that a message in it does.
std::string requestedEffort(const Value &root)
{
    std::string effort = effortOf(root);
    const auto messages = root.find("messages");
    if (!effort.empty() || !messages) {
        return effort;
    }
    for (auto message = messages->firstChild(); message; message = message->nextSibling()) {
        const std::string own = effortOf(*message);
        effort = own.empty() ? effort : own;
    }
    return effort;
}

} // namespace

AnthropicThinking::AnthropicThinking(const Value &root) : m_effort(requestedEffort(root))
{
    const auto thinking = root.find("thinking");
    const auto type = thinking ? thinking->find("type") : std::nullopt;
    const auto budget = thinking ? thinking->find("budget_tokens") : std::nullopt;
    m_type = type ? type->string() : std::string();
    if (m_type == "disabled") {
        m_wish = Wish::Off;
    } else if (m_type == "enabled") {
        m_wish = Wish::On;
        m_budget = budget ? budget->number() : std::nullopt;
    } else if (m_type == "adaptive" || m_type == "between_tools") {
        m_wish = Wish::On;
    }
    if (m_budget && !(*m_budget >= 1)) {
        m_budget.reset();
    }
}

bool AnthropicThinking::standsBack(const ModelRule &rule)
{
    const bool switchable = rule.thinking == Thinking::Hybrid || rule.thinking == Thinking::Tiered;
    if (rule.alwaysThinks || (switchable && m_wish == Wish::On)) {
        return false;
    }
    m_steppedBack = switchable && m_wish == Wish::None;
    return true;
}

std::string AnthropicThinking::asked() const
{
    std::string text = "thinking: " + (m_type.empty() ? std::string("not named") : shortened(m_type));
    if (m_budget) {
        text += " with " + std::to_string(static_cast<std::int64_t>(std::min(*m_budget, 1e15))) + " tokens";
    } else if (!m_effort.empty()) {
        text += ", effort " + shortened(m_effort);
    }
    return text;
}

void AnthropicThinking::write(std::string &body, AnthropicContext &context) const
{
    switch (context.rule.thinking) {
    case Thinking::Hybrid:
        writeHybrid(body, context);
        break;
    case Thinking::Tiered:
        writeTiered(body, context);
        break;
    case Thinking::None:
    case Thinking::Unknown:
        if (m_wish == Wish::On) {
            context.notes.add(asked() + " removed",
                context.rule.thinking == Thinking::None ? "this model takes no thinking parameter"
                                                        : "it is not known how this model takes it");
        }
        break;
    }
}

void AnthropicThinking::writeHybrid(std::string &body, AnthropicContext &context) const
{
    if (m_wish == Wish::None) {
        if (m_steppedBack) {
            body += R"(,"enable_thinking":false)";
            context.notes.add("enable_thinking: false added", std::string(whySteppedBack));
        }
        return;
    }
    if (m_wish == Wish::Off) {
        body += R"(,"enable_thinking":false)";
        return;
    }
    body += R"(,"enable_thinking":true)";
    const Effort *effort = effortNamed(m_effort);
    double budget = m_budget.value_or(effort ? static_cast<double>(effort->budget) : 0.0);
    if (budget < 1) {
        return;
    }
    if (context.rule.thinkingTokens) {
        budget = std::min(budget, static_cast<double>(*context.rule.thinkingTokens));
    }
    const std::string tokens = std::to_string(static_cast<std::int64_t>(std::min(budget, 1e15)));
    body += R"(,"thinking_budget":)" + tokens;
    if (!m_budget || budget < *m_budget) {
        context.notes.add(asked() + " → thinking_budget: " + tokens,
            m_budget ? "the most this model thinks" : "this model takes its thinking that way");
    }
}

void AnthropicThinking::writeTiered(std::string &body, AnthropicContext &context) const
{
    std::string_view tier;
    const Effort *effort = effortNamed(m_effort);
    if (m_wish == Wish::Off && context.rule.alwaysThinks) {
        context.notes.add("thinking: disabled removed", "this model always thinks");
        return;
    }
    if (m_wish == Wish::Off || m_steppedBack) {
        tier = "none";
    } else if (m_budget) {
        tier = tierFor(*m_budget);
    } else if (effort) {
        tier = effort->tier;
    }
    if (tier.empty()) {
        return;
    }
    body.append(R"(,"reasoning_effort":")").append(tier).append("\"");
    if (m_steppedBack) {
        context.notes.add("reasoning_effort: none added", std::string(whySteppedBack));
    } else if (m_wish != Wish::Off && m_effort != tier) {
        context.notes.add(
            asked() + " → reasoning_effort: " + std::string(tier), "this model knows these steps");
    }
}

} // namespace qiao::translation
