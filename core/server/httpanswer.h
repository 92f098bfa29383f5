#pragma once

#include "server/responsesink.h"

namespace qiao {

/// What of the request (and the connection) decides how its answer is framed.
struct AnswerFraming
{
    int minorVersion = 1; ///< of the client's HTTP/1: 0 or 1
    bool isHead = false;
    bool keepAlive = true; ///< false: the connection ends with this answer
    HttpHeaders added = {}; ///< go on every answer to this request (cross-origin permissions)
};

/// Builds the head of an answer, RFC 9112 section 4, with Date and the framing headers. Content-Length,
/// Transfer-Encoding, Connection and Date among \a headers are dropped, because they are decided here, and
/// so is a header with a line break in it.
/// \a contentLength < 0: a streamed answer, chunked for HTTP/1.1, delimited by close for HTTP/1.0.
[[nodiscard]] QByteArray answerHead(
    int status, const HttpHeaders &headers, qint64 contentLength, const AnswerFraming &framing);

/// Whether an answer with that status has a body at all (RFC 9110, section 6.4.1: not 1xx, 204, 304).
[[nodiscard]] bool statusHasBody(int status);

/// One chunk of a chunked body. \a bytes must not be empty: an empty chunk is the end.
[[nodiscard]] QByteArray chunk(const QByteArray &bytes);

} // namespace qiao
