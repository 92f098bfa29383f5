#pragma once

#include "translation/models/modelaliases.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Which of the service's fronts a base URL belongs to; each has its own rules.
enum class Service {
    Portal, ///< portal.qwen.ai, reached with a Qwen sign-in
    DashScope, ///< DashScope's compatible mode and the plans on it, reached with a key
    Other, ///< any other OpenAI-compatible server
};

/// How a model takes "think harder".
enum class Thinking {
    None, ///< takes no thinking parameter (coder, instruct and vision models)
    Hybrid, ///< enable_thinking and thinking_budget
    Tiered, ///< reasoning_effort, in the service's own steps
    Unknown, ///< not in the table: fields pass as they came
};

struct ModelRule
{
    std::string_view pattern; ///< '*' = any run of characters, compared without case; the first match decides
    std::optional<std::int64_t> contextTokens;
    std::optional<std::int64_t> outputTokens; ///< highest max_tokens; absent = not clamped
    Thinking thinking = Thinking::Unknown;
    bool streamsOnly = false; ///< refuses "stream": false
    bool vision = false;
    bool blind = false; ///< known to refuse images; neither this nor vision: not known
    bool alwaysThinks = false; ///< and refuses to be told not to
    std::optional<std::int64_t> thinkingTokens = {}; ///< highest thinking_budget
    bool search = false; ///< enable_search
    bool partialMode = false; ///< goes on from a last message with "partial": true, when it does not think
    bool jsonSchema = false; ///< response_format json_schema, when it does not think
    bool plainText = false; ///< drops texts that come as a list of parts
};

/// The rule for a model id; a rule with pattern "*" and nothing known when there is none.
[[nodiscard]] const ModelRule &ruleForModel(std::string_view model);

/// The rule that a body for \a model is prepared by at \a service. Elsewhere than at Qwen's own fronts only
/// models that go by Qwen's own ids have one: "qwen3.6-plus" takes what it takes wherever it runs, while
/// "qwen/qwen3-coder" is another server's name with that server's rules.
[[nodiscard]] const ModelRule &ruleForModel(std::string_view model, Service service);

/// What preparing a body has to know of the account that will serve it.
struct ServiceRules
{
    Service service = Service::Other;
    std::span<const AliasRule> aliases; ///< tried in order; see effectiveAliases()
    /// Ids that the account is known to open: never aliased.
    std::span<const std::string> realIds = {};
    /// The account's service speaks Anthropic Messages itself (Model Studio's /apps/anthropic).
    bool speaksMessages = false;
    /// Serves Anthropic requests for a model that no alias, no account and no rule knows; empty = they go out
    /// under their own name.
    std::string_view fallbackModel = {};
};

/// Which service's rules a host follows (no port): its own front, or one of the hosts of Model Studio and its
/// plans. What kind an account is says more than its host, where it is known.
[[nodiscard]] Service serviceOfHost(std::string_view host);

/// The built-in alias table of a service: ids of other makers go to \a defaultModel. Empty when that is.
[[nodiscard]] std::vector<AliasRule> defaultAliases(Service service, std::string_view defaultModel);

/// The alias table that applies: the user's rules, then the built-in ones.
[[nodiscard]] std::vector<AliasRule> effectiveAliases(
    Service service, std::string_view defaultModel, std::span<const AliasRule> userRules);

} // namespace qiao::translation
