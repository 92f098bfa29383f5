#include "translation/messagesusage.h"

namespace qiao::translation {

namespace {

std::int64_t countOf(const RawJson::Value &value)
{
    constexpr double largest = 1e15; // exact as a double, and no count of tokens comes near
    const double number = value.number().value_or(0);
    return number >= 1 && number <= largest ? static_cast<std::int64_t>(number) : 0;
}

} // namespace

void MessagesUsage::add(const RawJson::Value &usage)
{
    if (usage.kind() != RawJson::Kind::Object) {
        return;
    }
    m_seen = true;
    const auto raise = [](std::int64_t &count, std::int64_t told) { count = told > 0 ? told : count; };
    for (auto member = usage.firstChild(); member; member = member->nextSibling()) {
        const RawJson::Value key = *member->key();
        if (key.isString("input_tokens")) {
            raise(m_input, countOf(*member));
        } else if (key.isString("cache_read_input_tokens")) {
            raise(m_cacheRead, countOf(*member));
        } else if (key.isString("cache_creation_input_tokens")) {
            raise(m_cacheCreation, countOf(*member));
        } else if (key.isString("output_tokens")) {
            m_output = countOf(*member);
        }
    }
}

Usage MessagesUsage::usage() const
{
    Usage usage;
    usage.promptTokens = m_input + m_cacheRead + m_cacheCreation;
    usage.completionTokens = m_output;
    usage.totalTokens = usage.promptTokens + m_output;
    usage.cachedTokens = m_cacheRead;
    usage.cacheCreationTokens = m_cacheCreation;
    return usage;
}

std::string MessagesUsage::json() const
{
    return R"({"input_tokens":)" + std::to_string(m_input) + R"(,"cache_creation_input_tokens":)"
        + std::to_string(m_cacheCreation) + R"(,"cache_read_input_tokens":)" + std::to_string(m_cacheRead)
        + R"(,"output_tokens":)" + std::to_string(m_output) + '}';
}

} // namespace qiao::translation
