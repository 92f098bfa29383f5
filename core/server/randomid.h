#pragma once

#include <QByteArray>

namespace qiao {

/// \a length letters and digits that nobody can guess and that never come twice. Thread-safe.
[[nodiscard]] QByteArray randomBase62(int length);

/// A message's id as Anthropic writes them: "msg_" and 24 letters and digits.
[[nodiscard]] QByteArray anthropicMessageId();

/// A request's id as Anthropic writes them: "req_", the number in \a rowId ("req-000017", RequestRow::id),
/// by which a user finds the row, and as many random letters and digits as make 24.
[[nodiscard]] QByteArray anthropicRequestId(const QByteArray &rowId = {});

} // namespace qiao
