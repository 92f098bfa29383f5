#pragma once

#include "translation/anthropic/anthropicusage.h"
#include "translation/anthropic/contentsink.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao::translation {

/// What is known of a message before its content.
struct AnthropicMessageHead
{
    std::string id;
    std::string model; ///< as the client asked for it
};

/// Why a message ended (https://docs.anthropic.com/en/api/handling-stop-reasons).
struct AnthropicStop
{
    std::string reason = "end_turn";
    std::string sequence; ///< the stop sequence that was met; empty = none

    bool operator==(const AnthropicStop &) const = default;
};

/// Writes the events of one message's stream (https://docs.anthropic.com/en/api/messages-streaming):
/// message_start, then blocks one at a time with their deltas, then message_delta and message_stop. Pings
/// may stand anywhere between.
class AnthropicEvents
{
public:
    /// \a inputTokens is the count for message_start. Cache counts are 0 there: clients keep a positive count
    /// of the start where the end says 0.
    void start(const AnthropicMessageHead &head, std::int64_t inputTokens, std::string &out);
    [[nodiscard]] bool started() const { return m_started; }

    void beginText(std::string &out);
    void beginThinking(std::string &out);
    void beginToolUse(std::string_view id, std::string_view name, std::string &out);
    void append(std::string_view spelling, std::string &out) const;
    void sign(std::string_view signature, std::string &out) const;
    void endBlock(std::string &out);

    void stop(const AnthropicStop &stop, const AnthropicUsage &usage, std::string &out) const;

    static void ping(std::string &out);
    /// \a body as anthropicErrorBody() writes it.
    static void error(std::string_view body, std::string &out);

private:
    void beginBlock(std::string_view block, std::string &out) const;

    std::size_t m_index = 0; ///< of the open block, or of the next
    std::string m_deltaHead; ///< of the open block, up to the text
    bool m_started = false;
};

} // namespace qiao::translation
