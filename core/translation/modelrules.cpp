#include "translation/modelrules.h"

#include <algorithm>
#include <array>
#include <string>

namespace qiao::translation {

namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t operator""_Ki(unsigned long long count)
{
    return static_cast<std::int64_t>(count) * 1024;
}

// Limits: the tables of qwen-code 0.24.4, which are its authors' and not promises of the service; the output
// of vision models is the one above which the portal answers 400. Thinking: qwen-code 0.24.4 and Model
// Studio's "Deep thinking" page. Streams only: QwQ and QVQ by Model Studio's FAQ on text generation, Omni by
// its own page, and the open Qwen3 models, which answer "parameter.enable_thinking must be set to false for
// non-streaming calls" while they think; a stream is right for them whether they do or not.
constexpr std::array rules{
    // Since qwen-code 0.12 this id stands for the newest Plus model, which thinks and sees.
    ModelRule{"coder-model", million, 64_Ki, Thinking::Hybrid, false, true},
    ModelRule{"vision-model", 128_Ki, 32_Ki, Thinking::None, false, true},

    ModelRule{"qwen*-omni*", 256_Ki, 32_Ki, Thinking::None, true, true},
    ModelRule{"qwen*-vl-*-thinking*", 256_Ki, 32_Ki, Thinking::None, true, true},
    ModelRule{"qwen*-vl-*", 256_Ki, 32_Ki, Thinking::None, false, true},
    ModelRule{"qwen*-instruct*", 256_Ki, 32_Ki, Thinking::None, false, false},
    ModelRule{"qwen*-thinking*", 256_Ki, 32_Ki, Thinking::None, true, false},

    ModelRule{"qwen3.8-*", million, 64_Ki, Thinking::Tiered, false, true},
    ModelRule{"qwen3.5-plus*", million, 64_Ki, Thinking::Hybrid, false, true},
    ModelRule{"qwen3.6-plus*", million, 64_Ki, Thinking::Hybrid, false, true},
    ModelRule{"qwen3.7-plus*", million, 64_Ki, Thinking::Hybrid, false, true},
    ModelRule{"qwen3.*", million, 64_Ki, Thinking::Hybrid, false, false},

    ModelRule{"qwen3-coder-plus*", million, 32_Ki, Thinking::None, false, false},
    ModelRule{"qwen3-coder-flash*", million, 32_Ki, Thinking::None, false, false},
    ModelRule{"qwen*-coder*", 256_Ki, 32_Ki, Thinking::None, false, false},
    ModelRule{"qwen3-max*", 256_Ki, 32_Ki, Thinking::Hybrid, false, false},
    ModelRule{"qwen-plus-latest", million, 32_Ki, Thinking::Hybrid, false, false},
    ModelRule{"qwen-flash-latest", million, 32_Ki, Thinking::Hybrid, false, false},
    ModelRule{"qwen-plus*", 256_Ki, 32_Ki, Thinking::Hybrid, false, false},
    ModelRule{"qwen-flash*", 256_Ki, 32_Ki, Thinking::Hybrid, false, false},
    ModelRule{"qwen-turbo*", 256_Ki, 32_Ki, Thinking::Hybrid, false, false},
    // qwen3-32b, qwen3-235b-a22b: they think unless told otherwise, and then only in streams
    ModelRule{"qwen3-*b", 256_Ki, 32_Ki, Thinking::Hybrid, true, false},
    ModelRule{"qwen*", 256_Ki, 32_Ki, Thinking::Unknown, false, false},
    ModelRule{"qwq*", {}, {}, Thinking::None, true, false},
    ModelRule{"qvq*", {}, {}, Thinking::None, true, true},

    ModelRule{"deepseek-v4*", million, 384_Ki},
    ModelRule{"deepseek-flash*", million, 384_Ki},
    ModelRule{"deepseek*", 128_Ki, {}},
    ModelRule{"glm-5.2*", million, 128_Ki},
    ModelRule{"glm-5*", 202'752, 128_Ki},
    ModelRule{"glm-4.7*", 202'752, 16_Ki},
    ModelRule{"glm-4*", 202'752, {}},
    ModelRule{"kimi-k3*", million, 128_Ki},
    ModelRule{"kimi-k2.5*", 256_Ki, 32_Ki},
    ModelRule{"kimi*", 256_Ki, {}},
    ModelRule{"minimax-m2.5*", 196'608, 64_Ki},
};

constexpr ModelRule nothingKnown{"*", {}, {}};

// coder-model and vision-model are the sign-in's own ids (qwen-code 0.1.3 to 0.24.4); the portal was seen to
// take the two coder ids as well, and to refuse qwen3.5-plus.
constexpr std::array<std::string_view, 4> portalModels{
    "coder-model", "qwen3-coder-plus", "qwen3-coder-flash", "vision-model"};

// The presets of qwen-code 0.24.4 for the Coding Plan and the Token Plan, and the standard ids its tables
// name. Which of them a key opens depends on its plan.
constexpr std::array<std::string_view, 33> dashScopeModels{"qwen3.7-plus", "qwen3.7-max", "qwen3.6-plus",
    "qwen3.6-flash", "qwen3.5-plus", "qwen3.8-max", "qwen3.8-max-preview", "qwen3.8-flash",
    "qwen3-coder-plus", "qwen3-coder-flash", "qwen3-coder-next", "qwen3-max", "qwen3-max-2026-01-23",
    "qwen3-vl-plus", "qwen-plus", "qwen-plus-latest", "qwen-flash", "qwen-flash-latest", "deepseek-v4-pro",
    "deepseek-v4-pro-0813", "deepseek-v4-flash-0731", "deepseek-v3.2", "glm-5.2", "glm-5.1", "glm-5",
    "glm-4.7", "kimi-k2.7-code", "kimi-k2.6", "kimi-k2.5", "MiniMax-M2.5", "qwen-max", "qwen-turbo",
    "qwq-plus"};

/// Whether \a host is \a domain or below it.
bool isWithin(std::string_view host, std::string_view domain)
{
    return matchesWildcard(domain, host) || matchesWildcard("*." + std::string(domain), host);
}

bool isLoopback(std::string_view host)
{
    return isWithin(host, "localhost") || matchesWildcard("127.*", host) || host == "::1" || host == "[::1]";
}

} // namespace

const ModelRule &ruleForModel(std::string_view model)
{
    const auto *rule = std::ranges::find_if(
        rules, [model](const ModelRule &candidate) { return matchesWildcard(candidate.pattern, model); });
    return rule == rules.end() ? nothingKnown : *rule;
}

const ModelRule &ruleForModel(std::string_view model, Service service)
{
    constexpr std::array<std::string_view, 5> qwens{"qwen*", "qwq*", "qvq*", "coder-model", "vision-model"};
    const bool qwen = std::ranges::any_of(
        qwens, [model](std::string_view pattern) { return matchesWildcard(pattern, model); });
    return service != Service::Other || (qwen && model.find('/') == std::string_view::npos)
        ? ruleForModel(model)
        : nothingKnown;
}

Service serviceOfHost(std::string_view host, bool qwenSignIn)
{
    // the hosts for which qwen-code 0.24.4 turns its DashScope provider on, and the workspace hosts it misses
    constexpr std::array<std::string_view, 5> dashScopeDomains{
        "aliyuncs.com", "alibabacloud.com", "alibaba-inc.com", "aliyun-inc.com", "alicloudapi.com"};
    if (host.ends_with('.')) {
        host.remove_suffix(1);
    }
    if (qwenSignIn || isWithin(host, "qwen.ai")) {
        return Service::Portal;
    }
    const bool dashScope = std::ranges::any_of(
        dashScopeDomains, [host](std::string_view domain) { return isWithin(host, domain); });
    return dashScope || isLoopback(host) ? Service::DashScope : Service::Other;
}

std::span<const std::string_view> knownModels(Service service)
{
    switch (service) {
    case Service::Portal:
        return portalModels;
    case Service::DashScope:
        return dashScopeModels;
    case Service::Other:
        break;
    }
    return {};
}

std::string_view defaultModel(Service service)
{
    switch (service) {
    case Service::Portal:
        return "coder-model";
    case Service::DashScope:
        return "qwen3.7-plus"; // the newest Plus model, in the presets of both plans
    case Service::Other:
        break;
    }
    return {};
}

std::span<const AliasRule> defaultAliases(Service service)
{
    static const std::string portalModel(defaultModel(Service::Portal));
    static const std::string keyModel(defaultModel(Service::DashScope));
    static const std::array portal{AliasRule{"claude-*", portalModel}, AliasRule{"gpt-*", portalModel},
        AliasRule{"qwen3.5-plus", portalModel}, AliasRule{"qwen3.6-plus", portalModel}};
    // gpt-oss is an open model that servers do carry
    static const std::array dashScope{
        AliasRule{"gpt-oss*", {}}, AliasRule{"claude-*", keyModel}, AliasRule{"gpt-*", keyModel}};
    switch (service) {
    case Service::Portal:
        return portal;
    case Service::DashScope:
        return dashScope;
    case Service::Other:
        break;
    }
    return {};
}

std::vector<AliasRule> effectiveAliases(Service service, std::span<const AliasRule> userRules)
{
    const auto builtIn = defaultAliases(service);
    std::vector<AliasRule> all(userRules.begin(), userRules.end());
    all.insert(all.end(), builtIn.begin(), builtIn.end());
    return all;
}

} // namespace qiao::translation
