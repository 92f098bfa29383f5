#pragma once

#include "server/responsesink.h"

#include <qiao/error.h>

namespace qiao {

/// {"error":{"message","type","param","code"}}: the shape the OpenAI API gives errors; empty param and
/// code become null.
[[nodiscard]] QByteArray errorBody(const Error &error);

/// The headers that belong to such a body: Content-Type, and where they apply Retry-After (seconds) and
/// x-should-retry: false, which keeps the official clients from asking again in vain.
[[nodiscard]] HttpHeaders errorHeaders(const Error &error);

/// Answers with the error and ends the answer. \a extra is added to the headers (for example Allow).
void respondWithError(ResponseSink &sink, const Error &error, const HttpHeaders &extra = {});

} // namespace qiao
