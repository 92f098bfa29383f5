#pragma once

#include <qiao/accountsummary.h>

#include <QJsonObject>

namespace qiao {

/// The "account" of the control methods.
[[nodiscard]] QJsonObject accountJson(const AccountSummary &account);

/// ISO 8601 in UTC.
[[nodiscard]] QString timeJson(const QDateTime &time);

} // namespace qiao
