#include "translation/chat/chatstream.h"

#include "translation/chat/chatanswer.h"
#include "translation/errors/brokenanswer.h"
#include "translation/outputtext.h"
#include "translation/usage.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

constexpr std::string_view doneEvent = "data: [DONE]\n\n";

struct MendWords
{
    Mend mend;
    const char *what;
    const char *why;
};

constexpr std::array<MendWords, 9> mendWords{{
    {Mend::Role, "stream: role added to the first delta", "clients fail without it"},
    {Mend::ToolIndex, "stream: index of tool calls set", "clients put tool calls together by it"},
    {Mend::ToolIdentity, "stream: id or type of a tool call added", "clients need both in its first delta"},
    {Mend::UsageChunk, "stream: usage chunk removed", "the client did not ask for it"},
    {Mend::FinishReason, "stream: finish reason added", "the service ended without one"},
    {Mend::Done, "stream: [DONE] added", "the service ended without it"},
    {Mend::Encoding, "stream: bytes that are no UTF-8 replaced", "clients fail on them"},
    {Mend::EmptyEvent, "stream: empty event removed", "clients read every event as JSON"},
    {Mend::Document, "answer: turned into a stream", "the service sent one document instead"},
}};

} // namespace

ChatStream::ChatStream(const ChatStreamOptions &options)
    : m_options(options), m_events(options.errorContext), m_mender(options.idSeed)
{ }

void ChatStream::feed(std::string_view bytes, std::string &out)
{
    if (m_failure || m_ended) {
        return;
    }
    m_events.feed(bytes);
    readEvents(out);
}

void ChatStream::finish(std::string &out)
{
    if (m_failure || m_ended) {
        return;
    }
    m_events.finish();
    readEvents(out);
    if (!m_failure && !m_ended) {
        end(false, out);
    }
}

void ChatStream::fail(const UpstreamError &error, std::string &out) const
{
    appendSseEvent({}, openAiErrorBody(error), out);
}

void ChatStream::ping(std::string &out)
{
    appendSseComment("ping", out);
}

void ChatStream::readEvents(std::string &out)
{
    using Event = ChatEvents::Event;
    for (Event event = m_events.next(); event != Event::None; event = m_events.next()) {
        switch (event) {
        case Event::Comment:
            // The first bytes commit the status; an error may still follow a comment.
            if (m_wroteChunk) {
                forwardBlock(out);
            }
            break;
        case Event::Chunk:
            forwardChunk(out);
            break;
        case Event::Answer:
            convertAnswer(out);
            break;
        case Event::Done:
            end(true, out);
            break;
        case Event::Failure:
            m_failure = m_events.failure();
            break;
        case Event::Empty:
            note(Mend::EmptyEvent);
            break;
        case Event::None:
            break;
        }
    }
}

void ChatStream::forwardBlock(std::string &out) const
{
    const SseEvent &event = m_events.sse();
    if (event.plain) {
        out += event.raw;
    } else {
        appendPlainBlock(event.raw, out);
    }
}

void ChatStream::forwardChunk(std::string &out)
{
    const ChatChunk &chunk = m_events.chunk();
    if (chunk.usage) {
        m_usage = readUsage(*chunk.usage);
    }
    const bool hasChoice = chunk.choices && chunk.choices->firstChild();
    if (chunk.usage && !hasChoice && !m_options.keepUsageChunk) {
        note(Mend::UsageChunk);
        return;
    }
    rememberHead(chunk);
    countOutput(chunk);
    const std::vector<Edit> &edits = m_mender.mend(chunk);
    m_wroteChunk = true;
    if (edits.empty() && !m_events.repaired()) {
        forwardBlock(out);
        return;
    }
    writeMended(edits, out);
    noteMends();
}

void ChatStream::writeMended(const std::vector<Edit> &edits, std::string &out) const
{
    const SseEvent &event = m_events.sse();
    const std::string text = spliced(m_events.text(), edits);
    const char *const raw = event.raw.data();
    const bool oneLine = event.data.data() >= raw && event.data.data() < raw + event.raw.size();
    if (!oneLine) {
        appendSseEvent(event.name, text, out);
        return;
    }
    const auto before = static_cast<std::size_t>(event.data.data() - raw);
    std::string block(event.raw.substr(0, before));
    block.append(text).append(event.raw.substr(before + event.data.size()));
    appendPlainBlock(block, out);
}

void ChatStream::convertAnswer(std::string &out)
{
    note(Mend::Document);
    for (const std::string &chunk : chunksOfAnswer(m_events.chunk().root)) {
        writeOwnChunk(chunk, out);
    }
    end(true, out);
}

/// Sends a chunk made here through the same mends as those of the service.
void ChatStream::writeOwnChunk(const std::string &text, std::string &out)
{
    RawJson json;
    if (!json.parse(text)) {
        return;
    }
    const ChatChunk chunk(json);
    if (chunk.usage) {
        m_usage = readUsage(*chunk.usage);
        if (!m_options.keepUsageChunk) {
            return;
        }
    }
    rememberHead(chunk);
    countOutput(chunk);
    m_wroteChunk = true;
    appendSseEvent({}, spliced(text, m_mender.mend(chunk)), out);
}

void ChatStream::rememberHead(const ChatChunk &chunk)
{
    if (m_head.empty() && chunk.choices) {
        m_head = chunkHead(chunk.root);
    }
}

void ChatStream::countOutput(const ChatChunk &chunk)
{
    if (m_output && chunk.choices) {
        addChoicesOutput(*chunk.choices, *m_output);
    }
}

void ChatStream::end(bool sawDone, std::string &out)
{
    const auto &choices = m_mender.choices();
    const bool allFinished = !choices.empty()
        && std::all_of(choices.begin(), choices.end(), [](const auto &choice) { return choice.finished; });
    if (sawDone ? !m_wroteChunk : !sawToken() && !allFinished) {
        m_failure = emptyAnswer();
        return;
    }
    if (!sawDone && !allFinished) {
        // A connection that broke can look like one that was closed in order; half an answer is no answer.
        m_failure = brokenOffAnswer();
        return;
    }
    writeMissingFinish(out);
    if (!sawDone) {
        note(Mend::Done);
    }
    out += doneEvent;
    m_ended = true;
}

void ChatStream::writeMissingFinish(std::string &out)
{
    std::string choices;
    for (const ChatMender::Choice &choice : m_mender.choices()) {
        if (choice.finished) {
            continue;
        }
        const char *reason = choice.tools.calls().empty() ? "stop" : "tool_calls";
        choices.append(choices.empty() ? "" : ",")
            .append("{\"index\":")
            .append(std::to_string(choice.index))
            .append(choice.roleSeen ? ",\"delta\":{}" : ",\"delta\":{\"role\":\"assistant\"}")
            .append(",\"finish_reason\":\"")
            .append(reason)
            .append("\"}");
    }
    if (choices.empty()) {
        return;
    }
    note(Mend::FinishReason);
    appendSseEvent({}, "{" + m_head + "\"choices\":[" + choices + "]}", out);
}

void ChatStream::note(Mend mend)
{
    const auto bit = static_cast<std::uint32_t>(mend);
    if ((m_noted & bit) != 0) {
        return;
    }
    m_noted |= bit;
    for (const MendWords &words : mendWords) {
        if (words.mend == mend) {
            m_changes.push_back({words.what, words.why});
        }
    }
}

void ChatStream::noteMends()
{
    if (m_events.repaired()) {
        note(Mend::Encoding);
    }
    for (const Mend mend : {Mend::Role, Mend::ToolIndex, Mend::ToolIdentity}) {
        if ((m_mender.mends() & static_cast<std::uint32_t>(mend)) != 0) {
            note(mend);
        }
    }
}

} // namespace qiao::translation
