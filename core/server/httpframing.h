#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qiao {

/// What is wrong with the bytes on a connection. Each has its own sentence (framingviolation.h).
enum class FramingViolation {
    TlsOnPlainPort, ///< a TLS ClientHello
    BadLineEnding, ///< a CR without LF, or a LF without CR
    ControlCharacter, ///< NUL or another control character in the header
    BadRequestLine,
    ForwardProxy, ///< CONNECT, or a target in absolute form
    UnsupportedVersion, ///< HTTP/0.9, HTTP/2 and its preface, …
    FoldedHeader, ///< a header line that starts with white space (RFC 9112, section 5.2)
    SpaceBeforeColon, ///< RFC 9112, section 5.1
    BadHeader, ///< no colon, or a name that is no token
    MissingHost,
    DuplicateHost,
    BadContentLength, ///< negative, not digits, or beyond 64 bits
    RepeatedContentLength,
    LengthAndEncoding, ///< Content-Length together with Transfer-Encoding
    EncodingInHttp10, ///< Transfer-Encoding from an HTTP/1.0 client
    UnknownEncoding, ///< a Transfer-Encoding other than chunked
    UnknownExpectation, ///< an Expect other than 100-continue
    BadChunkSize,
    BadChunkEnd, ///< no CRLF after a chunk's data
    HeaderTooLarge, ///< request line, header and trailer lines beyond the limit
    BodyTooLarge,
};

/// The head of one request, checked. Names and values as sent, values without white space around them.
struct HttpRequestHead
{
    std::string method;
    std::string target; ///< origin form ("/path?query") or "*"
    int minorVersion = 1; ///< of HTTP/1: 0 or 1
    std::vector<std::pair<std::string, std::string>> headers;
    std::uint64_t contentLength = 0;
    bool chunked = false;
    bool expectContinue = false;
    bool keepAlive = true; ///< what version and Connection header ask for

    [[nodiscard]] bool hasBody() const { return chunked || contentLength > 0; }
    /// All values of that header joined by ", "; nullopt when absent. \a name is lower-case.
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

/// Follows the framing of HTTP/1 requests on one connection (RFC 9112), strictly and incrementally: the
/// steps are the same however the bytes are cut. Holds at most the header block (as strings: up to 32 bytes
/// for each of its bytes, when every header is as short as can be), never a body.
class HttpFraming
{
public:
    struct Limits
    {
        std::size_t headerBytes = 64 * 1024; ///< request line and header; the same again for trailers
        std::uint64_t bodyBytes = 64 * 1024 * 1024;
    };

    struct Step
    {
        enum class Kind {
            NeedsMore, ///< all bytes are consumed
            HeadComplete, ///< head() is valid; comes once a request
            Body, ///< \c body holds decoded bytes of it
            Complete, ///< the request ends here; reset() starts the next
            Violation, ///< \c violation says which; nothing more can be fed
        };

        Kind kind = Kind::NeedsMore;
        std::size_t consumed = 0; ///< how many of the bytes this step took
        std::string_view body = {}; ///< a part of the bytes that were fed
        FramingViolation violation = {};
    };

    HttpFraming();
    explicit HttpFraming(const Limits &limits);

    /// One step from \a bytes; the caller feeds what was not consumed again until NeedsMore.
    [[nodiscard]] Step feed(std::string_view bytes);

    void reset();

    /// Method and target are valid from the request line on, the rest from HeadComplete.
    [[nodiscard]] const HttpRequestHead &head() const { return m_head; }
    /// No byte of a request (other than blank lines before it) has come since reset().
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool isInHead() const;
    /// What is held now, for tests of the bound.
    [[nodiscard]] std::size_t heldBytes() const;

private:
    enum class State {
        RequestLine,
        Header,
        HeadDone,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        Done,
        Failed
    };
    enum class Line { Partial, Complete, Failed };

    Step fail(FramingViolation violation, std::size_t consumed);
    Line takeLine(std::string_view bytes, std::size_t &used, FramingViolation &violation);
    [[nodiscard]] std::optional<FramingViolation> lineDone();
    [[nodiscard]] std::optional<FramingViolation> finishHead();
    [[nodiscard]] std::optional<FramingViolation> chunkSizeDone();
    Step feedLines(std::string_view bytes);
    Step feedBody(std::string_view bytes);
    Step feedChunkEnd(std::string_view bytes);

    Limits m_limits;
    State m_state = State::RequestLine;
    HttpRequestHead m_head;
    std::string m_line;
    bool m_sawCarriageReturn = false;
    std::size_t m_blockBytes = 0; ///< of the header block, or of the trailers
    std::uint64_t m_bodyLeft = 0; ///< of the body or of the chunk
    std::uint64_t m_bodyTotal = 0;
};

} // namespace qiao
