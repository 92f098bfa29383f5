#include "translation/native/nativestream.h"

#include "translation/anthropic/anthropicerror.h"
#include "translation/errors/brokenanswer.h"
#include "translation/json/jsontext.h"
#include "translation/messagesevents.h"
#include "translation/native/nativedocument.h"
#include "translation/outputtext.h"

#include <algorithm>
#include <utility>

namespace qiao::translation {

namespace {

using Event = NativeEvents::Event;
using Kind = RawJson::Kind;
using Value = RawJson::Value;

constexpr const char *clientsNeedIt = "clients fail without it";
constexpr const char *messageStopEvent = R"({"type":"message_stop"})";

} // namespace

NativeStream::NativeStream(NativeAnswerOptions options, AnswerContext context)
    : m_options(std::move(options)), m_context(std::move(context)), m_events(m_context.error)
{ }

void NativeStream::feed(std::string_view bytes, std::string &out)
{
    if (isOver()) {
        return;
    }
    m_events.feed(bytes);
    readEvents(out);
}

void NativeStream::finish(std::string &out)
{
    if (isOver()) {
        return;
    }
    m_events.finish();
    readEvents(out);
    if (isOver()) {
        return;
    }
    if (m_finished) {
        note("stream: message_stop added", "the service ended without it");
        appendSseEvent(eventName(Event::MessageStop), messageStopEvent, out);
        m_ended = true;
    } else if (m_sawToken) {
        // A connection that broke can look like one that was closed in order; half an answer is no answer.
        m_failure = brokenOffAnswer();
    } else {
        m_failure = emptyAnswer();
    }
}

void NativeStream::fail(const UpstreamError &error, std::string &out) const
{
    appendSseEvent("error", anthropicErrorBody(error, m_context.requestId), out);
}

void NativeStream::ping(std::string &out)
{
    if (m_started) {
        appendSseEvent("ping", R"({"type":"ping"})", out);
    } else {
        appendSseComment("ping", out);
    }
}

void NativeStream::readEvents(std::string &out)
{
    for (Event event = m_events.next(); event != Event::None && !isOver(); event = m_events.next()) {
        if (event == Event::Failure) {
            m_failure = m_events.failure();
        } else if (event == Event::Nothing) {
            forwardNothing(out);
        } else if (event == Event::Document) {
            convertDocument(out);
        } else {
            take(event, m_events.root(), out);
        }
    }
}

void NativeStream::take(Event event, const Value &root, std::string &out)
{
    switch (event) {
    case Event::MessageStart:
        start(root, out);
        break;
    case Event::BlockStart:
        startBlock(root, out);
        break;
    case Event::BlockDelta:
        continueBlock(root, out);
        break;
    case Event::BlockStop:
        stopBlock(root, out);
        break;
    case Event::MessageDelta:
        finishMessage(root, out);
        break;
    case Event::MessageStop:
        if (!m_started) {
            m_failure = emptyAnswer();
        } else {
            stop(out);
        }
        break;
    default:
        note("stream: an event of an unknown type removed", "clients fail on it");
        break;
    }
}

void NativeStream::start(const Value &root, std::string &out)
{
    const auto message = root.find("message");
    if (m_started || !isObject(message)) {
        note("stream: a message_start removed", "it is not the first, or says nothing");
        return;
    }
    std::vector<Edit> edits;
    setMember(edits, *message, "model", jsonString(m_options.model));
    const auto id = message->find("id");
    if (!id || id->kind() != Kind::String || id->isString("")) {
        setMember(edits, *message, "id", jsonString(m_context.messageId));
    }
    const auto usage = message->find("usage");
    addUsage(usage);
    if (!isObject(usage)) {
        setMember(edits, *message, "usage", m_counts.json());
        note("stream: usage added to message_start", clientsNeedIt);
    }
    m_started = true;
    write(Event::MessageStart, std::move(edits), out);
}

/// The service began without a message_start.
void NativeStream::startWithout(std::string &out)
{
    if (std::exchange(m_started, true)) {
        return;
    }
    note("stream: message_start added", clientsNeedIt);
    appendSseEvent(eventName(Event::MessageStart),
        messageStartEvent(m_context.messageId, m_options.model, m_counts.json()), out);
}

void NativeStream::startBlock(const Value &root, std::string &out)
{
    const auto block = root.find("content_block");
    const auto index = blockIndex(root);
    if (m_finished || !index || !isObject(block) || !m_open.insert(*index).second) {
        note("stream: a content_block_start removed", "it says nothing, or comes twice");
        return;
    }
    startWithout(out);
    const auto type = block->find("type");
    m_sawTool = m_sawTool || (type && type->isString("tool_use"));
    noteTokens(*block);
    std::vector<Edit> edits;
    addCaller(edits, *block);
    write(Event::BlockStart, std::move(edits), out);
}

void NativeStream::continueBlock(const Value &root, std::string &out)
{
    const auto delta = root.find("delta");
    const auto index = blockIndex(root);
    if (!index || !isObject(delta) || !m_open.contains(*index)) {
        note("stream: a content_block_delta removed", "it belongs to no block");
        return;
    }
    noteTokens(*delta);
    write(Event::BlockDelta, {}, out);
}

void NativeStream::stopBlock(const Value &root, std::string &out)
{
    const auto index = blockIndex(root);
    if (!index || m_open.erase(*index) == 0) {
        note("stream: a content_block_stop removed", "it belongs to no block");
        return;
    }
    write(Event::BlockStop, {}, out);
}

void NativeStream::closeBlocks(std::string &out)
{
    for (const std::int64_t index : std::exchange(m_open, {})) {
        note("stream: content_block_stop added", "clients lose a block without it");
        appendSseEvent(eventName(Event::BlockStop), blockStopEvent(index), out);
    }
}

void NativeStream::finishMessage(const Value &root, std::string &out)
{
    const auto usage = root.find("usage");
    addUsage(usage);
    const auto delta = root.find("delta");
    if (m_finished || !m_started || !isObject(delta)) {
        note("stream: a message_delta removed", "it is not the first, or says nothing");
        return;
    }
    std::vector<Edit> edits;
    const auto reason = delta->find("stop_reason");
    if (!reason || reason->kind() != Kind::String || reason->isString("")) {
        setMember(edits, *delta, "stop_reason", jsonString(ownStopReason()));
        note("stream: stop_reason added", "the service ended without one");
    } else if (m_sawTool && reason->isString("end_turn")) {
        setMember(edits, *delta, "stop_reason", jsonString(ownStopReason()));
        note("stream: stop_reason: end_turn → tool_use", "a tool was called");
    }
    if (!isObject(usage)) {
        setMember(edits, root, "usage", m_counts.json());
        note("stream: usage added to message_delta", clientsNeedIt);
    }
    closeBlocks(out);
    m_finished = true;
    write(Event::MessageDelta, std::move(edits), out);
}

void NativeStream::stop(std::string &out)
{
    if (!std::exchange(m_finished, true)) {
        closeBlocks(out);
        note("stream: message_delta added", "the service ended without it");
        appendSseEvent(
            eventName(Event::MessageDelta), messageDeltaEvent(ownStopReason(), m_counts.json()), out);
    }
    write(Event::MessageStop, {}, out);
    m_ended = true;
}

void NativeStream::convertDocument(std::string &out)
{
    note("answer: turned into a stream", "the service sent one document instead");
    auto events = eventsOfDocument(m_events.root());
    events.emplace_back(Event::MessageStop, messageStopEvent);
    for (const auto &[event, text] : events) {
        RawJson json;
        if (json.parse(text)) {
            m_ownText = &text;
            take(event, json.root(), out);
        }
    }
    m_ownText = nullptr;
}

/// Comments and pings of the service's. One before message_start would commit the answer's status.
void NativeStream::forwardNothing(std::string &out) const
{
    const SseEvent &event = m_events.sse();
    if (!m_started || (event.hasData && event.name != "ping")) {
        return;
    }
    appendPlainBlock(event.raw, out);
}

void NativeStream::write(Event event, std::vector<Edit> edits, std::string &out)
{
    if (m_ownText) {
        appendSseEvent(eventName(event), spliced(*m_ownText, std::move(edits)), out);
    } else if (edits.empty() && m_events.wellFormed()) {
        out += m_events.sse().raw;
    } else {
        appendSseEvent(eventName(event), spliced(m_events.text(), std::move(edits)), out);
    }
}

void NativeStream::addUsage(const std::optional<Value> &usage)
{
    if (isObject(usage)) {
        m_counts.add(*usage);
        m_usage = m_counts.usage();
    }
}

void NativeStream::noteTokens(const Value &blockOrDelta)
{
    m_sawToken = m_sawToken || bringsToken(blockOrDelta);
    if (m_output) {
        addMessagesOutput(blockOrDelta, *m_output);
    }
}

void NativeStream::note(const char *what, const char *why)
{
    const bool known =
        std::ranges::any_of(m_changes, [what](const Change &change) { return change.what == what; });
    if (!known) {
        m_changes.push_back({what, why});
    }
}

} // namespace qiao::translation
