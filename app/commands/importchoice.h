#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace qiao {

/// The numbers, from 1 to \a count, that \a answer (UTF-8) picks: "1 3", "1,3", "2-4", "all" or "全部"; none
/// for an empty answer, nothing for any other. Each once, in rising order. Pure.
[[nodiscard]] std::optional<QList<int>> parseImportChoice(const QByteArray &answer, int count);

} // namespace qiao
