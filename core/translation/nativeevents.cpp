#include "translation/nativeevents.h"

#include "translation/chatevents.h"
#include "translation/errormessage.h"
#include "translation/errorshape.h"

#include <algorithm>
#include <array>

namespace qiao::translation {

namespace {

using Event = NativeEvents::Event;
using Kind = RawJson::Kind;

constexpr std::size_t largestDocument = 64u * 1024 * 1024;

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

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    return text.substr(0, text.find_last_not_of(space) + 1);
}

} // namespace

std::string_view eventName(Event event)
{
    const auto *row =
        std::ranges::find_if(types, [event](const TypeRow &known) { return known.event == event; });
    return row == types.end() ? std::string_view() : row->name;
}

void NativeEvents::feed(std::string_view bytes)
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

Event NativeEvents::next()
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

Event NativeEvents::classifyEvent()
{
    const std::string_view data = trimmed(m_event.data);
    const int status = statusInComments(m_event.comments).value_or(200);
    m_wellFormed = false;
    if (m_event.name == "error") {
        return fail(classifyUpstreamError(status, data, std::nullopt, m_context));
    }
    // A server of chat completions ends its streams that way.
    if (data.empty() || data == "[DONE]") {
        return Event::Nothing;
    }
    if (!parse(data) || m_json.root().kind() != Kind::Object) {
        return fail(brokenAnswer("The service sent something in its stream that is no JSON object."));
    }
    const auto type = root().find("type");
    const auto *row = type
        ? std::ranges::find_if(types, [&type](const TypeRow &known) { return type->isString(known.name); })
        : types.end();
    if (row == types.end()) {
        return readErrorShape(m_text).isError
            ? fail(classifyUpstreamError(status, m_text, std::nullopt, m_context))
            : Event::Unknown;
    }
    const bool untouched = m_text.data() == data.data();
    m_wellFormed = untouched && m_event.plain && m_event.name == row->name;
    return row->event;
}

Event NativeEvents::classifyDocument()
{
    if (m_document.size() > largestDocument) {
        return fail(brokenAnswer("The service sent an answer of more than 64 MiB."));
    }
    if (!parse(m_document)) {
        return fail(
            brokenAnswer("The service answered with something that is neither an event stream nor JSON."));
    }
    if (readErrorShape(m_text).isError) {
        return fail(classifyUpstreamError(200, m_text, std::nullopt, m_context));
    }
    const auto content = root().find("content");
    if (root().kind() != Kind::Object || !content || content->kind() != Kind::Array) {
        return fail(brokenAnswer("The service answered with JSON that is no message."));
    }
    m_over = true;
    return Event::Document;
}

Event NativeEvents::fail(UpstreamError error)
{
    m_failure = std::move(error);
    m_over = true;
    return Event::Failure;
}

bool NativeEvents::parse(std::string_view text)
{
    m_text = text;
    if (m_json.parse(text)) {
        return true;
    }
    // One lost character is no reason to lose the answer.
    m_repairedText = validUtf8(text);
    m_text = m_repairedText;
    return m_repairedText != text && m_json.parse(m_text);
}

} // namespace qiao::translation
