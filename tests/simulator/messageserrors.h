#pragma once

#include "simulator/errortable.h"

namespace qiao::simulator {

/// Anthropic's name of an error with that status.
[[nodiscard]] QByteArray messagesErrorType(int status);

/// A named error in Anthropic's shape: {"type":"error","error":{"type","message"},"request_id"}. What a
/// gateway in front of the service says (nothing, text, a web page) stays as it is.
[[nodiscard]] QByteArray messagesErrorBody(const NamedError &error, const QByteArray &requestId);
[[nodiscard]] AnswerPlan messagesErrorAnswer(const NamedError &error, const QByteArray &requestId);
/// An error of that shape made up on the spot.
[[nodiscard]] AnswerPlan messagesErrorAnswer(
    int status, const QByteArray &message, const QByteArray &requestId);

} // namespace qiao::simulator
