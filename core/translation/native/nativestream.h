#pragma once

#include "translation/json/splice.h"
#include "translation/messagesusage.h"
#include "translation/native/nativeanswer.h"
#include "translation/native/nativeevents.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::translation {

/// The stream for an Anthropic client from a service that speaks Anthropic Messages itself. Its events are
/// passed on as the bytes that came, whole events at a time; changed are the model's name in message_start,
/// the caller of a tool_use block, which Qwen's services leave out, and what clients are known to fail on: a
/// missing event name, usage, stop reason or end, blocks that nobody closed. Events of a type that Anthropic
/// does not publish are left out, the AI SDK fails on them.
///
/// Nothing is written before message_start, so that an error can still be answered with its status; a ping
/// then is a comment, as a message_start cannot be made up: only the service knows its id and its count of
/// tokens.
class NativeStream final : public StreamTranslator
{
public:
    NativeStream(NativeAnswerOptions options, AnswerContext context);

    void feed(std::string_view bytes, std::string &out) override;
    void finish(std::string &out) override;
    void fail(const UpstreamError &error, std::string &out) const override;
    void ping(std::string &out) override;
    void countInto(OutputText *output) override { m_output = output; }
    [[nodiscard]] bool pingsEarly() const override { return true; }

    [[nodiscard]] const std::optional<UpstreamError> &failure() const override { return m_failure; }
    [[nodiscard]] const std::optional<Usage> &usage() const override { return m_usage; }
    [[nodiscard]] bool sawToken() const override { return m_sawToken; }
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] const std::vector<Change> &changes() const override { return m_changes; }

private:
    [[nodiscard]] bool isOver() const { return m_failure || m_ended; }
    void readEvents(std::string &out);
    void take(NativeEvents::Event event, const RawJson::Value &root, std::string &out);
    void start(const RawJson::Value &root, std::string &out);
    void startWithout(std::string &out);
    void startBlock(const RawJson::Value &root, std::string &out);
    void continueBlock(const RawJson::Value &root, std::string &out);
    void stopBlock(const RawJson::Value &root, std::string &out);
    void closeBlocks(std::string &out);
    void finishMessage(const RawJson::Value &root, std::string &out);
    void stop(std::string &out);
    void convertDocument(std::string &out);
    void forwardNothing(std::string &out) const;
    void write(NativeEvents::Event event, std::vector<Edit> edits, std::string &out);
    void addUsage(const std::optional<RawJson::Value> &usage);
    void note(const char *what, const char *why);
    void noteTokens(const RawJson::Value &blockOrDelta);
    [[nodiscard]] const char *ownStopReason() const { return m_sawTool ? "tool_use" : "end_turn"; }

    NativeAnswerOptions m_options;
    AnswerContext m_context;
    NativeEvents m_events;
    MessagesUsage m_counts;
    std::optional<UpstreamError> m_failure;
    std::optional<Usage> m_usage;
    std::vector<Change> m_changes;
    std::set<std::int64_t> m_open; ///< indexes of blocks that are not closed
    const std::string *m_ownText = nullptr; ///< the event that is taken was made here, of this text
    OutputText *m_output = nullptr; ///< null: nobody counts
    bool m_started = false;
    bool m_finished = false; ///< message_delta went out
    bool m_ended = false;
    bool m_sawToken = false;
    bool m_sawTool = false;
};

} // namespace qiao::translation
