#include "translation/models/hostrules.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

// DashScope: Model Studio's pages "Context cache", "Partial mode", "Web search", "Structured output" and
// "Deep thinking", and what qwen-code 0.24.4 sends there. The portal runs the same service behind a front of
// its own: what only the pages promise is not asked of it. Other servers: what OpenAI's API has; both fields
// for earlier thinking as qwen-code 0.24.4 sends them.
constexpr std::array rules{
    HostRule{.service = Service::Portal,
        .cacheMarkers = true,
        .systemAsParts = true,
        .textParts = true,
        .preserveThinking = true,
        .strictWhileThinking = true,
        .topK = true},
    HostRule{.service = Service::DashScope,
        .cacheMarkers = true,
        .textParts = true,
        .preserveThinking = true,
        .strictWhileThinking = true,
        .search = true,
        .partialMode = true,
        .topK = true},
    HostRule{.service = Service::Other, .bothReasonings = true, .jsonSchema = true},
};

} // namespace

const HostRule &ruleForService(Service service)
{
    const auto *rule = std::ranges::find(rules, service, &HostRule::service);
    return rule == rules.end() ? rules.back() : *rule;
}

} // namespace qiao::translation
