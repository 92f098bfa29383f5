#pragma once

#include <qiao/error.h>

#include <QString>

#include <curl/curl.h>

#include <chrono>

namespace qiao {

/// A transfer that failed.
struct TransferFailure
{
    CURLcode code = CURLE_OK;
    QString detail = {}; ///< libcurl's own text, used where there is no better one
    QString host = {};
    QString accountProxy = {}; ///< host and port of the account's own proxy; empty: it has none
    std::chrono::milliseconds connectLimit{0}; ///< named when it ran out
};

/// What \a failure means: 502 with a sentence that names the host and the reason.
[[nodiscard]] Error errorFromTransfer(const TransferFailure &failure);

/// The service sent nothing for \a limit: 504.
[[nodiscard]] Error silenceError(const QString &host, std::chrono::milliseconds limit);

/// The service did not answer a question within \a limit: 504.
[[nodiscard]] Error lateAnswerError(const QString &host, std::chrono::milliseconds limit);

/// The service closed the connection without an answer: 502.
[[nodiscard]] Error noAnswerError(const QString &host);

} // namespace qiao
