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

/// Whether \a host is \a domain or below it.
bool isWithin(std::string_view host, std::string_view domain)
{
    return matchesWildcard(domain, host) || matchesWildcard("*." + std::string(domain), host);
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

Service serviceOfHost(std::string_view host)
{
    // the hosts for which qwen-code 0.24.4 turns its DashScope provider on, and the workspace hosts it misses
    constexpr std::array<std::string_view, 5> dashScopeDomains{
        "aliyuncs.com", "alibabacloud.com", "alibaba-inc.com", "aliyun-inc.com", "alicloudapi.com"};
    if (host.ends_with('.')) {
        host.remove_suffix(1);
    }
    if (isWithin(host, "qwen.ai")) {
        return Service::Portal;
    }
    const bool dashScope = std::ranges::any_of(
        dashScopeDomains, [host](std::string_view domain) { return isWithin(host, domain); });
    return dashScope ? Service::DashScope : Service::Other;
}

std::vector<AliasRule> defaultAliases(Service service, std::string_view defaultModel)
{
    const std::string model(defaultModel);
    if (model.empty()) {
        return {};
    }
    if (service == Service::Portal) {
        // the portal refuses the ids of the models that its own one stands for
        return {{"claude-*", model}, {"gpt-*", model}, {"qwen3.5-plus", model}, {"qwen3.6-plus", model}};
    }
    // gpt-oss is an open model that servers do carry
    return {{"gpt-oss*", {}}, {"claude-*", model}, {"gpt-*", model}};
}

std::vector<AliasRule> effectiveAliases(
    Service service, std::string_view defaultModel, std::span<const AliasRule> userRules)
{
    const auto builtIn = defaultAliases(service, defaultModel);
    std::vector<AliasRule> all(userRules.begin(), userRules.end());
    all.insert(all.end(), builtIn.begin(), builtIn.end());
    return all;
}

} // namespace qiao::translation
