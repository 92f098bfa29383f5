#pragma once

#include <qiao/error.h>

#include <QString>

#include <curl/curl.h>

#include <chrono>

namespace qiao {

/// What a failed transfer means: 502 with a sentence that names \a host and the reason. \a detail is
/// libcurl's own text, used where there is no better one; \a connectLimit is named when it ran out.
[[nodiscard]] Error errorFromTransfer(
    CURLcode code, const QString &detail, const QString &host, std::chrono::milliseconds connectLimit);

/// The service sent nothing for \a limit: 504.
[[nodiscard]] Error silenceError(const QString &host, std::chrono::milliseconds limit);

/// The service did not answer a question within \a limit: 504.
[[nodiscard]] Error lateAnswerError(const QString &host, std::chrono::milliseconds limit);

/// The service closed the connection without an answer: 502.
[[nodiscard]] Error noAnswerError(const QString &host);

} // namespace qiao
