#pragma once

#include "simulator/httprequest.h"

#include <QByteArray>
#include <QFlags>
#include <QList>

#include <tl/expected.hpp>

#include <optional>

namespace qiao::simulator {

/// Ways in which real servers write a stream that is not quite the documented one; those about a message's
/// start, end and usage mean the same in both APIs. In JSON a list of the names in behaviourjson.cpp, for
/// example {"quirks": ["no-done", "crlf"]}.
enum class Quirk : unsigned {
    NoDone = 1U << 0, ///< no "data: [DONE]" at the end
    NoRole = 1U << 1, ///< no role in the first chunk
    NoToolIndex = 1U << 2, ///< tool-call deltas without "index"
    NoFinish = 1U << 3, ///< no chunk carries a finish_reason
    UsageNull = 1U << 4, ///< "usage": null on every chunk but the usage chunk
    UsageOnFinish = 1U << 5, ///< usage rides on the finish chunk instead of a chunk of its own
    CrLf = 1U << 6, ///< lines end with CR LF
    NoSpace = 1U << 7, ///< "data:" without the space
    Comments = 1U << 8, ///< a ":" comment before every event
    Bom = 1U << 9, ///< a byte order mark starts the stream
    SplitUtf8 = 1U << 10, ///< TCP writes end inside of multi-byte characters
    ByteByByte = 1U << 11, ///< one TCP write per byte
    EmptyReasoning = 1U << 12, ///< "reasoning_content": "" on every content chunk
    LateToolName = 1U << 13, ///< a tool call's name comes one chunk after its id
    RoleWithContent = 1U << 14, ///< the first chunk carries role and the first piece of content
    NoFinalBlankLine = 1U << 15, ///< the stream ends right after the last line, without the blank one
    NoEventName = 1U << 16, ///< Messages: no "event:" lines
    UnknownEvent = 1U << 17, ///< Messages: an event of a type that nobody knows
    NoBlockStop = 1U << 18, ///< Messages: nothing closes the text block
};
Q_DECLARE_FLAGS(Quirks, Quirk)
Q_DECLARE_OPERATORS_FOR_FLAGS(Quirks)

/// Which requests a behaviour is for. All given fields have to hold.
struct Match
{
    QByteArray method = {}; ///< exact, for example "POST"
    /// The end of the path, or a pattern of the whole path when it holds a '*'. Empty: what asks a model (any
    /// path that ends with /chat/completions or /apps/anthropic/v1/messages). "*": every request.
    QByteArray path = {};
    QByteArray bodyContains = {}; ///< bytes the raw body has to contain
    QByteArray authorizationContains = {}; ///< bytes the Authorization or X-Api-Key header has to contain
};

struct ToolCall
{
    QByteArray name = {};
    QByteArray arguments = "{}"; ///< raw JSON text, sent as it is
    QByteArray id = {}; ///< empty: made up
};

/// What "usage" says. A field below zero is worked out from the request and the answer.
struct Usage
{
    int promptTokens = -1;
    int completionTokens = -1;
    int cachedTokens = -1;
    int cacheCreationTokens = -1;
    int reasoningTokens = -1;
};

/// How a named error reaches the client.
enum class ErrorForm {
    Status, ///< as an HTTP error answer
    StreamEvent, ///< status 200, then "event:error" with ":HTTP_STATUS/n" in the stream
    StreamData, ///< status 200, then a data line that holds {"error": …}
    Finish, ///< status 200, then finish_reason "error_finish" with the message as content; Messages:
            ///< StreamEvent
    JsonOk, ///< status 200 with the error as an application/json body, streaming or not
};

enum class BreakWith {
    Fin, ///< an orderly TCP close where more was promised
    Rst, ///< a reset; the peer may lose what it has not read yet
};

/// One entry of a script: what to do with the next requests that match. A default-made value changes
/// nothing, so a behaviour that only has a delay answers as usual, later. All text is UTF-8, all times are
/// milliseconds. The JSON form (behaviourjson.h) uses the same names.
struct Behaviour
{
    Match match = {};
    int times = 1; ///< for how many matching requests; 0: for all of them until the script is cleared

    // The answer. At most one of: error, status or body, events, a scripted chat answer.
    QByteArray error = {}; ///< a name of the error table (errortable.h)
    ErrorForm as = ErrorForm::Status;
    int afterChunks = 0; ///< how many content chunks come before an error inside a stream
    int status = 0; ///< a literal answer with this status
    HeaderList headers = {}; ///< added to any answer; replaces headers of the same name
    std::optional<QByteArray> body = {}; ///< a literal body (status 200 when none is given)
    QList<QByteArray> events = {}; ///< a literal event stream, piece by piece, sent as it is
    std::optional<QByteArray> text = {}; ///< a chat answer with this text
    QByteArray reasoning = {}; ///< reasoning_content (a thinking block) before the text
    QList<ToolCall> toolCalls = {}; ///< several are streamed interleaved, as Messages one after the other
    QByteArray finish =
        {}; ///< finish_reason, which Messages has other words for; empty: "stop" or "tool_calls"
    Usage usage = {};
    int retryAfter = -1; ///< adds Retry-After, in seconds

    // The pace of a stream.
    int chunks = 0; ///< the text is this many chunks (of filler words when no text is given)
    int chunkChars = 0; ///< characters in a chunk; 0: one word
    int chunkDelay = -1; ///< between chunks; below zero: the simulator's own pace
    qint64 fillBytes = 0; ///< content chunks of 4 KiB until so many body bytes are sent; below zero: for ever

    // Faults.
    int delayHead = 0; ///< before the status line
    int delayFirstEvent = 0; ///< between head and body
    bool holdHead = false; ///< no answer until the simulator is told to release
    int stallAfterChunks = -1; ///< falls silent after so many events, until told to release
    int breakAfterChunks = -1; ///< the connection breaks after so many events
    qint64 breakAfterBytes = -1; ///< the connection breaks after so many bytes of the body
    BreakWith breakWith = BreakWith::Fin;
    bool closeWithoutAnswer = false; ///< reads the request and closes (see breakWith)
    bool closeAfterAnswer = false; ///< "Connection: close" after a complete answer
    std::optional<QByteArray> garbage = {}; ///< these bytes instead of an HTTP answer
    Quirks quirks = {};
};

} // namespace qiao::simulator
