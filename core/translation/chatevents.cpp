#include "translation/chatevents.h"

#include "translation/errormessage.h"
#include "translation/errorshape.h"

#include <algorithm>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

constexpr std::size_t largestDocument = 64u * 1024 * 1024;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = std::min(text.find_first_not_of(space), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(space) + 1);
}

} // namespace

ChatChunk::ChatChunk(const RawJson &json) : root(json.root())
{
    if (root.kind() != Kind::Object) {
        return;
    }
    for (auto member = root.firstChild(); member; member = member->nextSibling()) {
        const RawJson::Value key = *member->key();
        if (key.isString("choices")) {
            choices = member->kind() == Kind::Array ? member : std::nullopt;
        } else if (key.isString("usage")) {
            usage = member->kind() == Kind::Object ? member : std::nullopt;
        } else if (key.isString("error")) {
            errorSaid = member->kind() != Kind::Null;
        }
    }
}

ChatEvents::ChatEvents(ErrorContext context) : m_context(context) { }

void ChatEvents::feed(std::string_view bytes)
{
    if (m_over) {
        return;
    }
    if (m_form == Form::Unknown) {
        // No field of an event stream begins like a JSON document or a web page.
        const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        if (begin == std::string_view::npos) {
            return;
        }
        bytes.remove_prefix(begin);
        const bool document = std::string_view("{[<\"").find(bytes.front()) != std::string_view::npos;
        m_form = document ? Form::Document : Form::Stream;
    }
    if (m_form == Form::Stream) {
        m_decoder.feed(bytes);
    } else if (m_document.size() <= largestDocument) {
        m_document += bytes;
    }
}

void ChatEvents::finish()
{
    m_finished = true;
}

ChatEvents::Event ChatEvents::next()
{
    if (m_over) {
        return Event::None;
    }
    if (m_form == Form::Document) {
        return m_finished || m_document.size() > largestDocument ? classifyDocument() : Event::None;
    }
    if (m_decoder.next(m_event) || (m_finished && m_decoder.finish(m_event))) {
        return classifyEvent();
    }
    return m_decoder.overflowed() ? fail(brokenAnswer("The service sent a single event of more than 16 MiB."))
                                  : Event::None;
}

ChatEvents::Event ChatEvents::classifyEvent()
{
    const std::string_view data = trimmed(m_event.data);
    if (m_event.name == "error") {
        return fail(classifyUpstreamError(
            statusInComments(m_event.comments).value_or(200), data, std::nullopt, m_context));
    }
    if (!m_event.hasData) {
        return Event::Comment;
    }
    if (data.empty()) {
        return Event::Empty;
    }
    if (data == "[DONE]") {
        m_over = true;
        return Event::Done;
    }
    if (!parse(data) || m_json.root().kind() != Kind::Object) {
        return fail(brokenAnswer("The service sent something in its stream that is no JSON object."));
    }
    const ChatChunk &chunk = m_chunk.emplace(m_json);
    if ((chunk.errorSaid || !chunk.choices) && readErrorShape(m_text).isError) {
        const int status = statusInComments(m_event.comments).value_or(200);
        return fail(classifyUpstreamError(status, m_text, std::nullopt, m_context));
    }
    return findErrorFinish(chunk) ? Event::Failure : Event::Chunk;
}

ChatEvents::Event ChatEvents::classifyDocument()
{
    if (m_document.size() > largestDocument) {
        return fail(brokenAnswer("The service sent an answer of more than 64 MiB."));
    }
    if (!parse(m_document)) {
        return fail(
            brokenAnswer("The service answered with something that is neither an event stream nor JSON."));
    }
    const ChatChunk &answer = m_chunk.emplace(m_json);
    if (readErrorShape(m_text).isError) {
        return fail(classifyUpstreamError(200, m_text, std::nullopt, m_context));
    }
    if (!answer.choices || !answer.choices->firstChild()) {
        return fail(brokenAnswer("The service answered with JSON that is no chat completion."));
    }
    m_over = true;
    return Event::Answer;
}

/// DashScope's finish reason "error_finish": the text is the error's, not the model's.
bool ChatEvents::findErrorFinish(const ChatChunk &chunk)
{
    for (auto choice = chunk.choices ? chunk.choices->firstChild() : std::nullopt; choice;
         choice = choice->nextSibling()) {
        const auto reason = choice->find("finish_reason");
        if (!reason || !reason->isString("error_finish")) {
            continue;
        }
        const auto delta = choice->find("delta");
        const auto content = delta ? delta->find("content") : std::nullopt;
        (void)fail(
            classifyUpstreamError(200, content ? content->string() : std::string(), std::nullopt, m_context));
        return true;
    }
    return false;
}

ChatEvents::Event ChatEvents::fail(UpstreamError error)
{
    m_failure = std::move(error);
    m_over = true;
    return Event::Failure;
}

bool ChatEvents::parse(std::string_view text)
{
    m_text = text;
    m_repaired = false;
    if (m_json.parse(text)) {
        return true;
    }
    // Some servers cut characters in two between chunks; one lost character is no reason to lose the answer.
    m_repairedText = validUtf8(text);
    m_repaired = m_repairedText != text;
    m_text = m_repairedText;
    return m_repaired && m_json.parse(m_text);
}

UpstreamError brokenAnswer(std::string_view message)
{
    UpstreamError error;
    error.kind = UpstreamError::Kind::Transient;
    error.status = 502;
    error.type = "server_error";
    error.message = std::string(message);
    return error;
}

} // namespace qiao::translation
