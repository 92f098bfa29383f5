#pragma once

#include <qiao/accountsummary.h>

#include <QJsonObject>

namespace qiao {

/// An account as the methods of Control answer it. What is missing or unknown stays as it is in an
/// AccountSummary. Pure.
[[nodiscard]] AccountSummary accountFromJson(const QJsonObject &object);

/// Those of the member "accounts" of \a answer.
[[nodiscard]] QList<AccountSummary> accountsFromJson(const QJsonObject &answer);

} // namespace qiao
