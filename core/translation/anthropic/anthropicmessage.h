#pragma once

#include "translation/anthropic/anthropiccontent.h"
#include "translation/anthropic/anthropicevents.h"
#include "translation/anthropic/anthropicusage.h"
#include "translation/chat/chatevents.h"
#include "translation/dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// Reads the service's chat answer as one message of Anthropic's API: the content goes to a sink while it
/// comes, the rest is there when the message has ended.
class AnthropicMessage
{
public:
    AnthropicMessage(const AnthropicAnswerOptions &options, const AnswerContext &context);

    /// Ignored after the end and after a failure.
    void feed(std::string_view bytes, ContentSink &sink);
    /// The body ended cleanly: then the message has ended, or there is a failure().
    void finish(ContentSink &sink);

    /// See StreamTranslator::countInto().
    void countInto(OutputText *output) { m_output = output; }

    [[nodiscard]] const AnthropicMessageHead &head() const { return m_head; }
    [[nodiscard]] std::int64_t promptTokens() const { return m_promptTokens; }
    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] const AnthropicStop &stop() const { return m_stop; } ///< once it ended
    [[nodiscard]] AnthropicUsage endUsage() const; ///< once it ended

    [[nodiscard]] const std::optional<UpstreamError> &failure() const { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const { return m_usage; }
    [[nodiscard]] bool sawToken() const { return m_content.sawToken(); }
    [[nodiscard]] const std::vector<Change> &changes() const { return m_changes; }

private:
    void readEvents(ContentSink &sink);
    void readChunk(const ChatChunk &chunk, ContentSink &sink);
    void readChoice(const RawJson::Value &choice, ContentSink &sink);
    void readAnswer(const ChatChunk &answer, ContentSink &sink);
    [[nodiscard]] bool isOurs(const RawJson::Value &choice, std::int64_t position);
    void takeFailure(const UpstreamError &failure, ContentSink &sink);
    void endOfBody(bool sawDone, ContentSink &sink);
    void end(AnthropicStop stop, ContentSink &sink);
    void noteContent();
    void note(const char *what, const char *why);

    AnthropicMessageHead m_head;
    std::int64_t m_promptTokens;
    std::vector<std::string> m_stopSequences;
    ChatEvents m_events;
    AnthropicContent m_content;
    std::optional<std::int64_t> m_choice; ///< the index of the only choice that is read
    std::string m_finishReason;
    std::string m_stopReason; ///< the stop sequence that the service names
    AnthropicStop m_stop;
    std::optional<UpstreamError> m_failure;
    std::optional<Usage> m_usage;
    std::vector<Change> m_changes;
    OutputText *m_output = nullptr; ///< null: nobody counts
    bool m_repaired = false;
    bool m_ended = false;
};

} // namespace qiao::translation
