#include "translation/native/nativeevents.h"

#include "translation/errors/brokenanswer.h"
#include "translation/errors/errorshape.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

using Event = NativeEvents::Event;
using Kind = RawJson::Kind;

struct TypeRow
{
    std::string_view name;
    Event event;
};

// https://docs.anthropic.com/en/docs/build-with-claude/streaming
constexpr std::array types{TypeRow{"content_block_delta", Event::BlockDelta},
    TypeRow{"content_block_start", Event::BlockStart}, TypeRow{"content_block_stop", Event::BlockStop},
    TypeRow{"message_start", Event::MessageStart}, TypeRow{"message_delta", Event::MessageDelta},
    TypeRow{"message_stop", Event::MessageStop}, TypeRow{"ping", Event::Nothing}};

} // namespace

std::string_view eventName(Event event)
{
    const auto *row =
        std::ranges::find_if(types, [event](const TypeRow &known) { return known.event == event; });
    return row == types.end() ? std::string_view() : row->name;
}

Event NativeEvents::next()
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

Event NativeEvents::classifyEvent()
{
    const std::string_view data = trimmed(sse().data);
    const int status = statusInComments(sse().comments).value_or(200);
    m_wellFormed = false;
    if (sse().name == "error") {
        return fail(classifyUpstreamError(status, data, std::nullopt, m_context));
    }
    // A server of chat completions ends its streams that way.
    if (data.empty() || data == "[DONE]") {
        return Event::Nothing;
    }
    if (!m_parts.readObject(data)) {
        return fail(m_parts.failure());
    }
    const auto type = root().find("type");
    const auto *row = type
        ? std::ranges::find_if(types, [&type](const TypeRow &known) { return type->isString(known.name); })
        : types.end();
    if (row == types.end()) {
        return readErrorShape(text()).isError
            ? fail(classifyUpstreamError(status, text(), std::nullopt, m_context))
            : Event::Unknown;
    }
    m_wellFormed = !m_parts.repaired() && sse().plain && sse().name == row->name;
    return row->event;
}

Event NativeEvents::classifyDocument()
{
    if (!m_parts.readDocument()) {
        return fail(m_parts.failure());
    }
    if (readErrorShape(text()).isError) {
        return fail(classifyUpstreamError(200, text(), std::nullopt, m_context));
    }
    const auto content = root().find("content");
    if (root().kind() != Kind::Object || !content || content->kind() != Kind::Array) {
        return fail(brokenAnswer("The service answered with JSON that is no message."));
    }
    m_parts.close();
    return Event::Document;
}

Event NativeEvents::fail(UpstreamError error)
{
    m_failure = std::move(error);
    m_parts.close();
    return Event::Failure;
}

} // namespace qiao::translation
