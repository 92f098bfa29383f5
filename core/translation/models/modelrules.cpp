#include "translation/models/modelrules.h"

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

/// What a model is and takes, beside its limits and its way of thinking.
enum Trait : unsigned {
    StreamsOnly = 1,
    Sees = 2,
    Blind = 4,
    AlwaysThinks = 8,
    ThinksBriefly = 16, ///< up to 38,912 tokens instead of 81,920
    Searches = 32,
    Continues = 64, ///< partial mode
    JsonSchema = 128,
    PlainText = 256,
};

constexpr ModelRule rule(std::string_view pattern, std::optional<std::int64_t> contextTokens,
    std::optional<std::int64_t> outputTokens, Thinking thinking = Thinking::Unknown, unsigned traits = 0)
{
    const auto has = [traits](Trait trait) { return (traits & trait) != 0; };
    ModelRule made{pattern, contextTokens, outputTokens, thinking, has(StreamsOnly), has(Sees)};
    made.blind = has(Blind);
    made.alwaysThinks = has(AlwaysThinks);
    if (thinking == Thinking::Hybrid) {
        made.thinkingTokens = has(ThinksBriefly) ? 38'912 : 81'920;
    }
    made.search = has(Searches);
    made.partialMode = has(Continues);
    made.jsonSchema = has(JsonSchema);
    made.plainText = has(PlainText);
    return made;
}

// Limits: the tables of qwen-code 0.24.4, which are its authors' and not promises of the service; the output
// of vision models is the one above which the portal answers 400. Thinking: qwen-code 0.24.4 and Model
// Studio's "Deep thinking" page, its budgets too. Streams only: QwQ and QVQ by Model Studio's FAQ on text
// generation, Omni by its own page, and the open Qwen3 models, which answer "parameter.enable_thinking must
// be set to false for non-streaming calls" while they think; a stream is right for them whether they do or
// not. Search, continuing and schemas: Model Studio's pages "Web search", "Partial mode" and "Structured
// output"; newer Plus models are taken to search as those on the page do. Plain text: qwen-code 0.24.4
// flattens the content of GLM's messages because the service drops lists.
constexpr std::array rules{
    // Since qwen-code 0.12 this id stands for the newest Plus model, which thinks and sees.
    rule("coder-model", million, 64_Ki, Thinking::Hybrid, Sees),
    rule("vision-model", 128_Ki, 32_Ki, Thinking::None, Sees),

    rule("qwen*-omni*", 256_Ki, 32_Ki, Thinking::None, StreamsOnly | Sees),
    rule("qwen*-vl-*-thinking*", 256_Ki, 32_Ki, Thinking::None, StreamsOnly | Sees | AlwaysThinks),
    rule("qwen*-vl-*", 256_Ki, 32_Ki, Thinking::None, Sees | Continues),
    rule("qwen*-instruct*", 256_Ki, 32_Ki, Thinking::None, Blind | Continues),
    rule("qwen*-thinking*", 256_Ki, 32_Ki, Thinking::None, StreamsOnly | Blind | AlwaysThinks),

    rule("qwen3.8-max*", million, 64_Ki, Thinking::Tiered, Sees | AlwaysThinks),
    rule("qwen3.8-*", million, 64_Ki, Thinking::Tiered, Sees),
    rule("qwen3.5-plus*", million, 64_Ki, Thinking::Hybrid, Sees | Searches | Continues),
    rule("qwen3.6-plus*", million, 64_Ki, Thinking::Hybrid, Sees | Searches | Continues),
    rule("qwen3.7-plus*", million, 64_Ki, Thinking::Hybrid, Sees | Searches | Continues),
    rule("qwen3.5-flash*", million, 64_Ki, Thinking::Hybrid, Blind | Searches | Continues),
    rule("qwen3.*", million, 64_Ki, Thinking::Hybrid, Blind | Continues),

    rule("qwen3-coder-plus*", million, 32_Ki, Thinking::None, Blind | Continues),
    rule("qwen3-coder-flash*", million, 32_Ki, Thinking::None, Blind | Continues),
    rule("qwen*-coder*", 256_Ki, 32_Ki, Thinking::None, Blind | Continues),
    rule("qwen3-max*", 256_Ki, 32_Ki, Thinking::Hybrid, Blind | Searches | Continues | JsonSchema),
    rule("qwen-plus-latest", million, 32_Ki, Thinking::Hybrid, Blind | Searches | Continues | JsonSchema),
    rule("qwen-flash-latest", million, 32_Ki, Thinking::Hybrid, Blind | Searches | Continues | JsonSchema),
    rule("qwen-plus*", 256_Ki, 32_Ki, Thinking::Hybrid, Blind | Searches | Continues | JsonSchema),
    rule("qwen-flash*", 256_Ki, 32_Ki, Thinking::Hybrid, Blind | Searches | Continues | JsonSchema),
    rule("qwen-turbo*", 256_Ki, 32_Ki, Thinking::Hybrid, Blind | ThinksBriefly | Searches | Continues),
    // qwen3-32b, qwen3-235b-a22b: they think unless told otherwise, and then only in streams
    rule("qwen3-*b", 256_Ki, 32_Ki, Thinking::Hybrid, StreamsOnly | Blind | ThinksBriefly | Continues),
    rule("qwen*", 256_Ki, 32_Ki),
    rule("qwq*", {}, {}, Thinking::None, StreamsOnly | Blind | AlwaysThinks),
    rule("qvq*", {}, {}, Thinking::None, StreamsOnly | Sees | AlwaysThinks),

    rule("deepseek-v4*", million, 384_Ki, Thinking::Unknown, Blind),
    rule("deepseek-flash*", million, 384_Ki, Thinking::Unknown, Blind),
    rule("deepseek*", 128_Ki, {}, Thinking::Unknown, Blind),
    rule("glm-5.2*", million, 128_Ki, Thinking::Unknown, PlainText),
    rule("glm-5*", 202'752, 128_Ki, Thinking::Unknown, PlainText),
    rule("glm-4.7*", 202'752, 16_Ki, Thinking::Unknown, PlainText),
    rule("glm-4*", 202'752, {}, Thinking::Unknown, PlainText),
    rule("kimi-k3*", million, 128_Ki),
    rule("kimi-k2.5*", 256_Ki, 32_Ki),
    rule("kimi*", 256_Ki, {}),
    rule("minimax-m2.5*", 196'608, 64_Ki, Thinking::Unknown, Blind),
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
