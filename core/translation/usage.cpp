#include "translation/usage.h"

#include <cstdint>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

std::int64_t countOf(const RawJson::Value &value)
{
    constexpr double largest = 1e15; // exact as a double, and no count of tokens comes near
    const double number = value.number().value_or(0);
    return number >= 1 && number <= largest ? static_cast<std::int64_t>(number) : 0;
}

std::int64_t sumOfMembers(const RawJson::Value &object)
{
    std::int64_t sum = 0;
    for (auto member = object.firstChild(); member; member = member->nextSibling()) {
        sum += countOf(*member);
    }
    return sum;
}

void readPromptDetails(const RawJson::Value &details, Usage &usage)
{
    std::int64_t created = 0;
    for (auto member = details.firstChild(); member; member = member->nextSibling()) {
        const auto key = member->key();
        if (!key) {
            return; // an array
        }
        if (key->isString("cached_tokens")) {
            usage.cachedTokens = countOf(*member);
        } else if (key->isString("cache_creation_input_tokens")) {
            usage.cacheCreationTokens = countOf(*member);
        } else if (key->isString("cache_creation") && member->kind() == Kind::Object) {
            created = sumOfMembers(*member);
        }
    }
    if (usage.cacheCreationTokens == 0) {
        usage.cacheCreationTokens = created;
    }
}

} // namespace

std::optional<Usage> readUsage(const RawJson::Value &usage)
{
    if (usage.kind() != Kind::Object) {
        return {};
    }
    Usage counts;
    std::int64_t topLevelCached = 0;
    for (auto member = usage.firstChild(); member; member = member->nextSibling()) {
        const RawJson::Value key = *member->key();
        if (key.isString("prompt_tokens")) {
            counts.promptTokens = countOf(*member);
        } else if (key.isString("completion_tokens")) {
            counts.completionTokens = countOf(*member);
        } else if (key.isString("total_tokens")) {
            counts.totalTokens = countOf(*member);
        } else if (key.isString("cached_tokens")) {
            topLevelCached = countOf(*member);
        } else if (key.isString("prompt_tokens_details")) {
            readPromptDetails(*member, counts);
        } else if (key.isString("completion_tokens_details")) {
            const auto reasoning = member->find("reasoning_tokens");
            counts.reasoningTokens = reasoning ? countOf(*reasoning) : 0;
        }
    }
    counts.cachedTokens = counts.cachedTokens > 0 ? counts.cachedTokens : topLevelCached;
    if (counts.totalTokens == 0) {
        counts.totalTokens = counts.promptTokens + counts.completionTokens;
    }
    return counts;
}

std::optional<Usage> usageOfAnswer(std::string_view body)
{
    RawJson json;
    if (!json.parse(body)) {
        return {};
    }
    const auto usage = json.root().find("usage");
    return usage ? readUsage(*usage) : std::nullopt;
}

} // namespace qiao::translation
