#pragma once

#include <qiao/error.h>

#include <QByteArray>

namespace qiao {

/// What failed, as one of a dozen words that never change, for sums over many requests: "rate_limit_error",
/// "insufficient_quota", "authentication_error", "permission_error", "not_found_error",
/// "context_length_exceeded", "invalid_request_error", "overloaded_error", "timeout_error",
/// "upstream_connection", "upstream_error", "client_gone", "internal_error". The service's own codes are as
/// many as it likes; they are not among them.
[[nodiscard]] QByteArray errorClass(const Error &error);

/// The same where only the \a status of the answer is known; empty below 400.
[[nodiscard]] QByteArray errorClass(int status);

} // namespace qiao
