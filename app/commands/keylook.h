#pragma once

#include <QString>

namespace qiao {

/// Whether \a text is more like a service's key than like a name: it begins as keys do, or is long and full
/// of digits. Such an argument is never shown again. Pure.
[[nodiscard]] bool looksLikeKey(const QString &text);

} // namespace qiao
