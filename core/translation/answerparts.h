#pragma once

#include "translation/errors/upstreamerror.h"
#include "translation/json/rawjson.h"
#include "translation/sse.h"

#include <string>
#include <string_view>

namespace qiao::translation {

/// Takes what a service answers a streaming request with apart: the events of a stream, or the one document
/// that comes instead (JSON, a web page). Reads their JSON.
///
///     parts.feed(bytes);
///     for (auto part = parts.next(); part != AnswerParts::Part::None; part = parts.next()) { … }
class AnswerParts
{
public:
    enum class Part {
        None, ///< more bytes are needed, or nothing follows
        Event, ///< sse()
        Document, ///< document(), which is all there is
        TooLong, ///< an event or a document beyond its limit: failure(); nothing useful follows
    };
    /// What becomes of bytes that are no UTF-8, where JSON cannot be read for them.
    enum class BadBytes {
        Replace, ///< each becomes U+FFFD
        Escape, ///< for who joins the texts of several events: see withBytesEscaped()
    };

    explicit AnswerParts(BadBytes badBytes = BadBytes::Replace) : m_badBytes(badBytes) { }

    /// \a bytes must stay valid until next() returned None.
    void feed(std::string_view bytes);
    /// The body is over; next() then gives what is left.
    void finish() { m_finished = true; }
    /// Everything was said: what comes now is ignored.
    void close() { m_closed = true; }
    [[nodiscard]] Part next();

    [[nodiscard]] const SseEvent &sse() const { return m_event; }
    [[nodiscard]] std::string_view document() const { return m_document; }

    /// Reads \a data, of an event, as a JSON object. Bytes that are no UTF-8 are replaced, or escaped,
    /// where that helps: one lost character is no reason to lose the answer. False: failure().
    [[nodiscard]] bool readObject(std::string_view data);
    /// Reads document() likewise, which may be any JSON.
    [[nodiscard]] bool readDocument();
    /// Why no client can be given this answer, after TooLong or a text that could not be read.
    [[nodiscard]] const UpstreamError &failure() const { return m_failure; }
    [[nodiscard]] const RawJson &json() const { return m_json; }
    /// The text that json() was read from.
    [[nodiscard]] std::string_view text() const { return m_text; }
    /// text() is not what came: bytes were replaced or escaped.
    [[nodiscard]] bool repaired() const { return m_repaired; }

private:
    enum class Form { Unknown, Stream, Document };

    [[nodiscard]] bool parse(std::string_view text);

    SseDecoder m_decoder;
    SseEvent m_event;
    std::string m_document;
    std::string m_repairedText;
    std::string_view m_text;
    UpstreamError m_failure;
    RawJson m_json;
    BadBytes m_badBytes;
    Form m_form = Form::Unknown;
    bool m_repaired = false;
    bool m_finished = false;
    bool m_closed = false;
};

/// Without the white space of JSON around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace qiao::translation
