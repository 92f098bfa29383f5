#pragma once

#include "translation/dialect.h"
#include "translation/json/rawjson.h"

#include <string>

namespace qiao::translation {

/// The counts of Anthropic's usage objects, of which a stream has two (message_start, message_delta): of each
/// count the last one told stands, but a 0 never takes the place of tokens of the prompt.
class MessagesUsage
{
public:
    /// Anything but an object says nothing.
    void add(const RawJson::Value &usage);

    /// Whether any usage object was seen.
    [[nodiscard]] bool seen() const { return m_seen; }
    /// As OpenAI counts: the prompt is input_tokens, and what was read from and written to the cache.
    [[nodiscard]] Usage usage() const;
    /// The four counts as Anthropic writes them.
    [[nodiscard]] std::string json() const;

private:
    std::int64_t m_input = 0;
    std::int64_t m_cacheRead = 0;
    std::int64_t m_cacheCreation = 0;
    std::int64_t m_output = 0;
    bool m_seen = false;
};

} // namespace qiao::translation
