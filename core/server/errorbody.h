#pragma once

#include "server/responsesink.h"
#include "translation/dialect.h"

#include <qiao/error.h>

namespace qiao {

/// Whom an answer is for.
struct Addressee
{
    translation::Dialect dialect = translation::Dialect::OpenAi; ///< what the client speaks
    /// The request's id as the client is told it: "req_…" for Anthropic, where every answer has one; for
    /// OpenAI the id of the request's row, or empty.
    QByteArray requestId = {};
};

/// Whom the answer to a request in \a dialect is for. \a rowId: RequestRow::id, where the request has a row
/// before its answer.
[[nodiscard]] Addressee addressee(translation::Dialect dialect, const QByteArray &rowId = {});

/// The header that tells the client its request's id: "request-id" for Anthropic, "X-Request-Id" for OpenAI.
[[nodiscard]] HttpHeaders requestIdHeaders(const Addressee &to);

/// The error in the shape of the client's dialect: OpenAI's {"error":{"message","type","param","code"}}, with
/// null for an empty param or code, or Anthropic's {"type":"error","error":{"type","message"},"request_id"}.
[[nodiscard]] QByteArray errorBody(const Error &error, const Addressee &to = {});

/// The headers that belong to such a body: Content-Type, the request's id, and where they apply Retry-After
/// (seconds) and x-should-retry: false, which keeps the official clients from asking again in vain.
[[nodiscard]] HttpHeaders errorHeaders(const Error &error, const Addressee &to = {});

/// Answers with the error and ends the answer. \a extra is added to the headers (for example Allow).
void respondWithError(
    ResponseSink &sink, const Error &error, const Addressee &to = {}, const HttpHeaders &extra = {});

} // namespace qiao
