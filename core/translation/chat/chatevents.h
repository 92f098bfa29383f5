#pragma once

#include "translation/answerparts.h"
#include "translation/errors/upstreamerror.h"

#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// One chat.completion.chunk (or a whole answer), with the members that every reader of it needs. The
/// values live as long as the RawJson they come from.
struct ChatChunk
{
    explicit ChatChunk(const RawJson &json);

    RawJson::Value root;
    std::optional<RawJson::Value> choices; ///< only if it is an array
    std::optional<RawJson::Value> usage; ///< only if it is an object
    bool errorSaid = false; ///< a member "error" that is not null
};

/// Reads the service's answer to a streaming chat request: an event stream, or the JSON document that some
/// services send instead. Finds the errors inside it, whatever their shape.
///
///     reader.feed(bytes);
///     for (auto event = reader.next(); event != ChatEvents::Event::None; event = reader.next()) { … }
class ChatEvents
{
public:
    enum class Event {
        None, ///< more bytes are needed, or everything was said
        Comment, ///< a block without data: sse()
        Empty, ///< an event with empty data, which says nothing
        Chunk, ///< sse(), text(), chunk()
        Answer, ///< a whole chat.completion instead of a stream: text(), chunk(); nothing follows
        Done, ///< [DONE]; nothing follows
        Failure, ///< failure(); nothing follows
    };

    explicit ChatEvents(
        ErrorContext context = {}, AnswerParts::BadBytes badBytes = AnswerParts::BadBytes::Replace);

    /// \a bytes must stay valid until next() returned None.
    void feed(std::string_view bytes) { m_parts.feed(bytes); }
    /// The body is over; next() then gives what is left.
    void finish() { m_parts.finish(); }
    [[nodiscard]] Event next();

    [[nodiscard]] const SseEvent &sse() const { return m_parts.sse(); }
    /// The JSON text that chunk() is read from.
    [[nodiscard]] std::string_view text() const { return m_parts.text(); }
    /// Valid until the next next() or feed().
    [[nodiscard]] const ChatChunk &chunk() const { return *m_chunk; }
    /// text() is not what came: bytes that are no UTF-8 were replaced or escaped.
    [[nodiscard]] bool repaired() const { return m_parts.repaired(); }
    [[nodiscard]] const UpstreamError &failure() const { return m_failure; }

private:
    [[nodiscard]] Event classifyEvent();
    [[nodiscard]] Event classifyDocument();
    [[nodiscard]] Event fail(UpstreamError error);
    [[nodiscard]] bool findErrorFinish(const ChatChunk &chunk);

    ErrorContext m_context;
    AnswerParts m_parts;
    std::optional<ChatChunk> m_chunk;
    UpstreamError m_failure;
};

} // namespace qiao::translation
