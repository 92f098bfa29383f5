#pragma once

#include <qiao/error.h>

#include <QNetworkReply>
#include <QString>

#include <chrono>

namespace qiao {

/// Whether Qt uses \a error to stand for an HTTP status (4xx, 5xx): the answer itself is then complete.
[[nodiscard]] bool standsForHttpStatus(QNetworkReply::NetworkError error);

/// What a failed transport means: 502 with a sentence that names \a host and the reason. \a detail is Qt's
/// own text, used where there is no better one.
[[nodiscard]] Error errorFromReply(
    QNetworkReply::NetworkError error, const QString &detail, const QString &host);

/// The connection was not made within \a limit: 502.
[[nodiscard]] Error connectTimeoutError(const QString &host, std::chrono::milliseconds limit);

/// The service sent nothing for \a limit: 504.
[[nodiscard]] Error silenceError(const QString &host, std::chrono::milliseconds limit);

/// The service closed the connection without an answer: 502.
[[nodiscard]] Error noAnswerError(const QString &host);

} // namespace qiao
