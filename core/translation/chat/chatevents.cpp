#include "translation/chat/chatevents.h"

#include "translation/errors/brokenanswer.h"
#include "translation/errors/errorshape.h"

#include <algorithm>

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;

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

ChatEvents::ChatEvents(ErrorContext context, AnswerParts::BadBytes badBytes)
    : m_context(context), m_parts(badBytes)
{ }

ChatEvents::Event ChatEvents::next()
{
    switch (m_parts.next()) {
    case AnswerParts::Part::None:
        break;
    case AnswerParts::Part::Event:
        return classifyEvent();
    case AnswerParts::Part::Document:
        return classifyDocument();
    case AnswerParts::Part::TooLong:
        return fail(m_parts.failure());
    }
    return Event::None;
}

ChatEvents::Event ChatEvents::classifyEvent()
{
    const std::string_view data = trimmed(sse().data);
    if (sse().name == "error") {
        return fail(classifyUpstreamError(
            statusInComments(sse().comments).value_or(200), data, std::nullopt, m_context));
    }
    if (!sse().hasData) {
        return Event::Comment;
    }
    if (data.empty()) {
        return Event::Empty;
    }
    if (data == "[DONE]") {
        m_parts.close();
        return Event::Done;
    }
    if (!m_parts.readObject(data)) {
        return fail(m_parts.failure());
    }
    const ChatChunk &chunk = m_chunk.emplace(m_parts.json());
    if ((chunk.errorSaid || !chunk.choices) && readErrorShape(text()).isError) {
        const int status = statusInComments(sse().comments).value_or(200);
        return fail(classifyUpstreamError(status, text(), std::nullopt, m_context));
    }
    return findErrorFinish(chunk) ? Event::Failure : Event::Chunk;
}

ChatEvents::Event ChatEvents::classifyDocument()
{
    if (!m_parts.readDocument()) {
        return fail(m_parts.failure());
    }
    const ChatChunk &answer = m_chunk.emplace(m_parts.json());
    if (readErrorShape(text()).isError) {
        return fail(classifyUpstreamError(200, text(), std::nullopt, m_context));
    }
    if (!answer.choices || !answer.choices->firstChild()) {
        return fail(brokenAnswer("The service answered with JSON that is no chat completion."));
    }
    m_parts.close();
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
    m_parts.close();
    return Event::Failure;
}

} // namespace qiao::translation
