#pragma once

#include "translation/anthropic/anthropicevents.h"
#include "translation/anthropic/anthropicmessage.h"
#include "translation/dialect.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// The stream for a client of Anthropic's API. Nothing is written before the first content, so that an error
/// until then can still be answered with its status; a ping() before that begins the message.
class AnthropicStream final : public StreamTranslator
{
public:
    AnthropicStream(const AnthropicAnswerOptions &options, const AnswerContext &context);

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;
    /// Writes Anthropic's error event, with which a stream ends: no open block is closed.
    void fail(const UpstreamError &error, std::string &out) const override;
    void ping(std::string &out) override;
    void countInto(OutputText *output) override { m_message.countInto(output); }
    [[nodiscard]] bool pingsEarly() const override { return true; }

    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_message.failure(); }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_message.usage(); }
    [[nodiscard]] bool sawToken() const override { return m_message.sawToken(); }
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_message.changes(); }

private:
    class Writer;

    void writeEnd(std::string &out);

    std::string m_requestId;
    AnthropicMessage m_message;
    AnthropicEvents m_events;
    bool m_ended = false;
};

} // namespace qiao::translation
