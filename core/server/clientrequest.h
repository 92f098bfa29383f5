#pragma once

#include "server/responsesink.h"

#include <QByteArray>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QUrlQuery>

#include <optional>

namespace qiao {

/// One request as a client sent it: complete, framed and past the guard. A plain value.
struct ClientRequest
{
    QByteArray method; ///< as sent, for example "POST"
    QByteArray path; ///< percent-encoding kept, no query, for example "/v1/chat/completions"
    QUrlQuery query;
    HttpHeaders headers; ///< in arrival order, names as sent
    QByteArray body;
    QHostAddress localAddress; ///< the address the connection was accepted on
    QDateTime receivedAt;
    QElapsedTimer clock; ///< started when the request was complete
    /// "…" and the last four characters of the client key that let it in; empty when none was needed, or the
    /// key is so short that they would give it away.
    QString clientKey = {};

    /// The last header of that name, compared without case; nullopt when absent.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
};

} // namespace qiao
