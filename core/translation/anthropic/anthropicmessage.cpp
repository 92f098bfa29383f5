#include "translation/anthropic/anthropicmessage.h"

#include "translation/anthropic/anthropicid.h"
#include "translation/anthropic/anthropicstop.h"
#include "translation/chat/chatanswer.h"
#include "translation/errors/brokenanswer.h"
#include "translation/outputtext.h"
#include "translation/usage.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

// Where the service does not count: about four bytes of text and code make a token.
constexpr std::int64_t bytesPerToken = 4;
constexpr std::uint64_t messageNumber = 1u << 21;

} // namespace

AnthropicMessage::AnthropicMessage(const AnthropicAnswerOptions &options, const AnswerContext &context)
    : m_head{context.messageId, options.model},
      m_promptTokens(context.promptTokens),
      m_stopSequences(options.stopSequences),
      m_events(context.error, AnswerParts::BadBytes::Escape),
      m_content(options, context.idSeed)
{
    if (m_head.id.empty()) {
        m_head.id = anthropicId("msg_", context.idSeed, messageNumber);
    }
}

void AnthropicMessage::feed(std::string_view bytes, ContentSink &sink)
{
    if (!m_failure && !m_ended) {
        m_events.feed(bytes);
        readEvents(sink);
    }
}

void AnthropicMessage::finish(ContentSink &sink)
{
    if (m_failure || m_ended) {
        return;
    }
    m_events.finish();
    readEvents(sink);
    if (!m_failure && !m_ended) {
        endOfBody(false, sink);
    }
}

AnthropicUsage AnthropicMessage::endUsage() const
{
    const auto bytes = static_cast<std::int64_t>(m_content.bytes() + m_content.tools().bytes());
    return anthropicUsage(m_usage, m_promptTokens, (bytes + bytesPerToken - 1) / bytesPerToken);
}

void AnthropicMessage::readEvents(ContentSink &sink)
{
    using Event = ChatEvents::Event;
    for (Event event = m_events.next(); event != Event::None && !m_failure; event = m_events.next()) {
        switch (event) {
        case Event::Chunk:
            m_repaired = m_repaired || m_events.repaired();
            readChunk(m_events.chunk(), sink);
            break;
        case Event::Answer:
            m_repaired = m_repaired || m_events.repaired();
            readAnswer(m_events.chunk(), sink);
            break;
        case Event::Done:
            endOfBody(true, sink);
            break;
        case Event::Failure:
            takeFailure(m_events.failure(), sink);
            break;
        case Event::Comment:
        case Event::Empty:
        case Event::None:
            break;
        }
    }
}

void AnthropicMessage::readChunk(const ChatChunk &chunk, ContentSink &sink)
{
    if (chunk.usage) {
        m_usage = readUsage(*chunk.usage);
    }
    std::int64_t position = 0;
    for (auto choice = chunk.choices ? chunk.choices->firstChild() : std::nullopt; choice;
         choice = choice->nextSibling(), ++position) {
        if (choice->kind() == Kind::Object && isOurs(*choice, position)) {
            readChoice(*choice, sink);
        }
    }
    if (m_content.overflowed()) {
        m_failure = tooLongAnswer();
    }
}

void AnthropicMessage::readChoice(const RawJson::Value &choice, ContentSink &sink)
{
    for (auto member = choice.firstChild(); member; member = member->nextSibling()) {
        const RawJson::Value key = *member->key();
        if (key.isString("delta")) {
            m_content.addDelta(*member, sink);
            if (m_output) {
                addChatOutput(*member, *m_output);
            }
        } else if (key.isString("finish_reason") && member->kind() == Kind::String) {
            m_finishReason = member->raw().size() > 2 ? member->string() : m_finishReason;
        } else if (key.isString("stop_reason") && member->kind() == Kind::String) {
            m_stopReason = member->string();
        }
    }
}

void AnthropicMessage::readAnswer(const ChatChunk &answer, ContentSink &sink)
{
    note("answer: turned into a message", "the service sent one document instead of a stream");
    for (const std::string &text : chunksOfAnswer(answer.root)) {
        RawJson json;
        if (json.parse(text)) {
            readChunk(ChatChunk(json), sink);
        }
    }
    if (!m_failure) {
        endOfBody(true, sink);
    }
}

/// A message is one choice: the first that comes.
bool AnthropicMessage::isOurs(const RawJson::Value &choice, std::int64_t position)
{
    const auto member = choice.find("index");
    const double number = member ? member->number().value_or(-1) : -1;
    const std::int64_t index = number >= 0 && number < 1e6 ? static_cast<std::int64_t>(number) : position;
    m_choice = m_choice.value_or(index);
    return m_choice == index;
}

void AnthropicMessage::takeFailure(const UpstreamError &failure, ContentSink &sink)
{
    // After some of the answer these are ends that Anthropic has words for; clients keep what they have.
    if (sawToken() && failure.code == "content_filter") {
        end({"refusal", {}}, sink);
        note("answer: ended as a refusal", "the provider's filter stopped it");
    } else if (sawToken() && failure.kind == UpstreamError::Kind::ContextTooLong) {
        end({"model_context_window_exceeded", {}}, sink);
        note("answer: ended at the context limit", "the service could take no more");
    } else {
        m_failure = failure;
    }
}

/// As strict as the stream for clients of the OpenAI API: a connection that broke can look like one that was
/// closed in order, and half an answer is no answer.
void AnthropicMessage::endOfBody(bool sawDone, ContentSink &sink)
{
    const bool finished = !m_finishReason.empty();
    if (!m_choice || (!sawDone && !finished && !m_content.saidSomething())) {
        m_failure = emptyAnswer();
        return;
    }
    if (!sawDone && !finished) {
        m_failure = brokenOffAnswer();
        return;
    }
    m_content.finish(sink);
    if (!finished) {
        note("answer: stop reason added", "the service ended without a finish reason");
    }
    end(anthropicStop(m_finishReason, m_stopReason, m_stopSequences, m_content.usedTool()), sink);
}

void AnthropicMessage::end(AnthropicStop stop, ContentSink &sink)
{
    m_content.finish(sink);
    if (!m_content.sawToken()) {
        // Clients read content[0].
        sink.beginText();
        sink.endBlock();
    }
    m_stop = std::move(stop);
    m_ended = true;
    noteContent();
}

void AnthropicMessage::noteContent()
{
    const ToolUses &tools = m_content.tools();
    const bool replacedByte = m_content.replacedByte() || tools.replacedByte();
    const struct
    {
        bool so;
        const char *what;
        const char *why;
    } notes[] = {
        {m_repaired && replacedByte, "answer: bytes that are no UTF-8 replaced", "clients fail on them"},
        {m_content.replacedHalf() || tools.replacedHalf() || (!m_repaired && replacedByte),
            "answer: halves of characters replaced", "their other halves never came"},
        {m_content.echoRemoved(), "answer: its given beginning taken off", "the client has it already"},
        {tools.interleaved(), "answer: tool calls put one after the other",
            "the service sent them in turns, and a client takes one block at a time"},
        {tools.madeId(), "answer: id of a tool call made", "clients tell calls apart by it"},
        {tools.droppedNameless(), "answer: tool call without a name left out", "nobody can run it"},
        {tools.droppedLate(), "answer: arguments after the end of a tool call left out",
            "its block was closed"},
        {!m_usage, "answer: usage estimated", "the service sent none"},
    };
    for (const auto &row : notes) {
        if (row.so) {
            note(row.what, row.why);
        }
    }
}

void AnthropicMessage::note(const char *what, const char *why)
{
    m_changes.push_back({what, why});
}

} // namespace qiao::translation
