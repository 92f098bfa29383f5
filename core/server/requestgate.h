#pragma once

#include "server/connectionguard.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace qiao {

/// Who may talk to the server.
struct GateRules
{
    QStringList allowedHosts; ///< names accepted in Host beside the loopback ones
    QStringList allowedOrigins; ///< web origins, for example "https://app.example"
    QList<QByteArray> clientKeyHashes; ///< SHA-256, binary; as soon as there is one, a key is needed
    bool isKeyNeeded = false; ///< even while there is none: then nobody is let in
};

/// What the gate looks at. Repeated headers are joined by ", ". X-Forwarded-* is not among it on purpose.
struct GateRequest
{
    QByteArray method;
    QByteArray path;
    QHostAddress localAddress; ///< the address the connection was accepted on
    std::optional<QByteArray> host;
    std::optional<QByteArray> origin;
    std::optional<QByteArray> fetchSite; ///< Sec-Fetch-Site
    std::optional<QByteArray> contentType;
    std::optional<QByteArray> authorization;
    std::optional<QByteArray> apiKey; ///< x-api-key
    std::optional<QByteArray> preflightMethod; ///< Access-Control-Request-Method
    std::optional<QByteArray> preflightHeaders; ///< Access-Control-Request-Headers
};

/// Decides on a request by its head alone: Host, origin, client key, content type, in this order. Pure.
[[nodiscard]] Admission judgeRequest(const GateRequest &request, const GateRules &rules);

} // namespace qiao
