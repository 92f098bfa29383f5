#pragma once

#include <QByteArray>

namespace qiao {

/// Whether \a answer (UTF-8) to a yes-or-no question is a yes: "y", "yes" or "是". Everything else is a no.
/// Pure.
[[nodiscard]] bool isYes(const QByteArray &answer);

} // namespace qiao
