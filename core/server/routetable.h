#pragma once

#include "server/responsesink.h"

#include <qiao/error.h>

#include <optional>

namespace qiao {

enum class Endpoint {
    ChatCompletions, ///< POST /v1/chat/completions
    Models, ///< GET /v1/models
    Model, ///< GET /v1/models/{id}
    Health, ///< GET /health
    SignInStart, ///< POST /auth/initiate
    SignInPoll, ///< POST /auth/poll
};

/// Where a request leads. Exactly one of endpoint, isOptions and error applies.
struct Route
{
    std::optional<Endpoint> endpoint;
    QByteArray modelId; ///< of Endpoint::Model, percent-decoded; may hold slashes
    bool isOptions = false; ///< OPTIONS on a known path: answer 204 with the Allow header
    std::optional<Error> error; ///< 404 or 405
    HttpHeaders headers; ///< Allow, with isOptions and 405
};

/// \a method as sent, \a path percent-encoded and without query. One slash too many at the end is
/// tolerated; HEAD is allowed wherever GET is. Pure.
[[nodiscard]] Route routeFor(const QByteArray &method, const QByteArray &path);

} // namespace qiao
