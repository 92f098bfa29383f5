#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace qiao {

/// The day that \a text names: "2026-11-23", "today", "yesterday", or "7d" for the first of the last seven
/// days, \a today among them (at most 36500d). Nothing when it is none of these. Pure.
[[nodiscard]] std::optional<QDate> parseDay(const QString &text, QDate today);

/// As --count takes it: 1 to \a most. Pure.
[[nodiscard]] std::optional<int> parseRowCount(const QString &text, int most);

} // namespace qiao
