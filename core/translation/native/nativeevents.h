#pragma once

#include "translation/answerparts.h"
#include "translation/errors/upstreamerror.h"

#include <string>
#include <string_view>

namespace qiao::translation {

/// Reads what the Anthropic API of a service answers: an event stream, or one JSON document. Finds the errors
/// inside it, whatever their shape.
///
///     reader.feed(bytes);
///     for (auto event = reader.next(); event != NativeEvents::Event::None; event = reader.next()) { … }
class NativeEvents
{
public:
    enum class Event {
        None, ///< more bytes are needed, or everything was said
        Nothing, ///< comments, a ping, or an event that says nothing: sse()
        MessageStart,
        BlockStart,
        BlockDelta,
        BlockStop,
        MessageDelta,
        MessageStop,
        Unknown, ///< an event of another type
        Document, ///< a whole message instead of a stream: text(), root(); nothing follows
        Failure, ///< failure(); nothing follows
    };

    explicit NativeEvents(ErrorContext context = {}) : m_context(context) { }

    /// \a bytes must stay valid until next() returned None.
    void feed(std::string_view bytes) { m_parts.feed(bytes); }
    /// The body is over; next() then gives what is left.
    void finish() { m_parts.finish(); }
    [[nodiscard]] Event next();

    [[nodiscard]] const SseEvent &sse() const { return m_parts.sse(); }
    /// The JSON text that root() is read from.
    [[nodiscard]] std::string_view text() const { return m_parts.text(); }
    /// The object of an event; valid until the next next() or feed().
    [[nodiscard]] RawJson::Value root() const { return m_parts.json().root(); }
    /// Whether the event can be sent on as the bytes that came: it is named after its type, in plain lines.
    [[nodiscard]] bool wellFormed() const { return m_wellFormed; }
    [[nodiscard]] const UpstreamError &failure() const { return m_failure; }

private:
    [[nodiscard]] Event classifyEvent();
    [[nodiscard]] Event classifyDocument();
    [[nodiscard]] Event fail(UpstreamError error);

    ErrorContext m_context;
    AnswerParts m_parts;
    UpstreamError m_failure;
    bool m_wellFormed = false;
};

/// The name of an event's type.
[[nodiscard]] std::string_view eventName(NativeEvents::Event event);

} // namespace qiao::translation
