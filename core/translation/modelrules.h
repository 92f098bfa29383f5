#pragma once

#include "translation/modelaliases.h"

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
    std::string_view pattern; ///< lower case, '*' = any run of characters; the first match decides
    std::optional<std::int64_t> contextTokens;
    std::optional<std::int64_t> outputTokens; ///< highest max_tokens; absent = not clamped
    Thinking thinking = Thinking::Unknown;
    bool streamsOnly = false; ///< refuses "stream": false
    bool vision = false;
};

/// The rule for a model id; a rule with pattern "*" and nothing known when there is none.
[[nodiscard]] const ModelRule &ruleForModel(std::string_view model);

/// What preparing a body has to know of the account that will serve it.
struct ServiceRules
{
    Service service = Service::Other;
    std::span<const AliasRule> aliases; ///< tried in order
};

/// Which service a host (and a sign-in) belongs to.
[[nodiscard]] Service serviceOfHost(std::string_view host, bool qwenSignIn);

/// Model ids that an account of that service is known to open, for GET /v1/models.
[[nodiscard]] std::span<const std::string_view> knownModels(Service service);

} // namespace qiao::translation
