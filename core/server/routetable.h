#pragma once

#include "server/responsesink.h"
#include "translation/dialect.h"

#include <qiao/error.h>

#include <optional>

namespace qiao {

/// Those from Hello on are Qiao's own and belong to no API.
enum class Endpoint {
    ChatCompletions, ///< POST /v1/chat/completions
    Messages, ///< POST /anthropic/v1/messages, /v1/messages
    CountTokens, ///< POST …/messages/count_tokens
    Models, ///< GET /v1/models, /anthropic/v1/models
    Model, ///< GET …/models/{id}
    Hello, ///< GET /anthropic/api/hello: Claude Code looks whether somebody is there
    Health, ///< GET /health
    LogLevel, ///< GET and POST /runtime/log-level
    SignInStart, ///< POST /auth/initiate
    SignInPoll, ///< POST /auth/poll
    Metrics, ///< GET /metrics
};

/// Where a request leads. Exactly one of endpoint, isOptions and error applies.
struct Route
{
    /// What the client speaks: the answer is in it, and so is an error.
    translation::Dialect dialect = translation::Dialect::OpenAi;
    std::optional<Endpoint> endpoint = {};
    QByteArray modelId = {}; ///< of Endpoint::Model, percent-decoded; may hold slashes
    bool isOptions = false; ///< OPTIONS on a known path: answer 204 with the Allow header
    std::optional<Error> error = {}; ///< 404 or 405
    HttpHeaders headers = {}; ///< Allow, with isOptions and 405
};

/// The dialect that belongs to \a path: what stands at one API's path speaks that API, whether anything is
/// there or not; elsewhere \a namesAnthropicVersion tells, the presence of the header "anthropic-version",
/// which every request to Anthropic's API has. Pure.
[[nodiscard]] translation::Dialect dialectOf(const QByteArray &path, bool namesAnthropicVersion);

/// \a method as sent, \a path percent-encoded and without query. One slash too many at the end is
/// tolerated; HEAD is allowed wherever GET is. For \a namesAnthropicVersion see dialectOf(). Pure.
[[nodiscard]] Route routeFor(
    const QByteArray &method, const QByteArray &path, bool namesAnthropicVersion = false);

/// The path that stands for \a path in figures: the one in the table, with "{id}" for a model's; empty where
/// there is nothing. \a path as in routeFor(). Pure.
[[nodiscard]] QByteArray knownPath(const QByteArray &path);

} // namespace qiao
