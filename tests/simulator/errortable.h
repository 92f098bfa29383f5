#pragma once

#include "simulator/answerplan.h"

#include <span>

namespace qiao::simulator {

/// The bodies in which the service reports errors.
enum class ErrorShape {
    OpenAi, ///< A: {"error":{"code","message","param","type"},"request_id"}
    Flat, ///< B: {"code","message","request_id"}
    Rid, ///< C: {"errorType","rid","message":null,"status"}
    Empty, ///< E: no body at all
    OAuth, ///< {"error","error_description"}
    Text, ///< the message as text/plain
    Html, ///< a gateway's HTML page
};

/// An error that scripts call by its name.
struct NamedError
{
    const char *name;
    int status;
    ErrorShape shape;
    const char *code;
    const char *message;
    const char *type; ///< only in shape A
};

[[nodiscard]] std::span<const NamedError> namedErrors();
/// Null when there is no such name.
[[nodiscard]] const NamedError *findError(const QByteArray &name);

/// The error's body in its shape.
[[nodiscard]] QByteArray errorBody(const NamedError &error, const QByteArray &requestId);
/// The error as an HTTP answer with its own status.
[[nodiscard]] AnswerPlan errorAnswer(const NamedError &error, const QByteArray &requestId);
/// An error of shape A made up on the spot.
[[nodiscard]] AnswerPlan errorAnswer(
    int status, const QByteArray &code, const QByteArray &message, const QByteArray &requestId);

} // namespace qiao::simulator
