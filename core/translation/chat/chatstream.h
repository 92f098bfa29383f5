#pragma once

#include "translation/chat/chatevents.h"
#include "translation/chat/chatmend.h"
#include "translation/dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

struct ChatStreamOptions
{
    /// The client asked for usage (stream_options.include_usage): the chunk with no choices stays.
    bool keepUsageChunk = false;
    /// Varies the tool call ids that have to be made up; any number, best a different one per exchange.
    std::uint64_t idSeed = 0;
    ErrorContext errorContext = {};
};

/// The stream for a client of OpenAI's chat API. The service's events are passed on as the bytes that came,
/// whole events at a time; only what is known to break clients is mended (see Mend). Events with CR line
/// ends are written with LF; comments before the first chunk are left out, so that an error after them can
/// still be answered with its status.
class ChatStream final : public StreamTranslator
{
public:
    explicit ChatStream(const ChatStreamOptions &options = {});

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;
    /// Writes OpenAI's error chunk. No [DONE] follows: client libraries take the error for the end.
    void fail(const UpstreamError &error, std::string &out) const override;
    void ping(std::string &out) override;
    void countInto(OutputText *output) override { m_output = output; }

    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_usage; }
    [[nodiscard]] bool sawToken() const override { return m_mender.sawToken(); }
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_changes; }

private:
    void readEvents(std::string &out);
    void forwardBlock(std::string &out) const;
    void forwardChunk(std::string &out);
    void writeMended(const std::vector<Edit> &edits, std::string &out) const;
    void convertAnswer(std::string &out);
    void writeOwnChunk(const std::string &text, std::string &out);
    void rememberHead(const ChatChunk &chunk);
    void countOutput(const ChatChunk &chunk);
    void end(bool sawDone, std::string &out);
    void writeMissingFinish(std::string &out);
    void note(Mend mend);
    void noteMends();

    ChatStreamOptions m_options;
    ChatEvents m_events;
    ChatMender m_mender;
    std::optional<UpstreamError> m_failure;
    std::optional<Usage> m_usage;
    std::vector<Change> m_changes;
    std::string m_head; ///< the members that all chunks of this stream share, for chunks of our own
    OutputText *m_output = nullptr; ///< null: nobody counts
    std::uint32_t m_noted = 0;
    bool m_wroteChunk = false;
    bool m_ended = false;
};

} // namespace qiao::translation
