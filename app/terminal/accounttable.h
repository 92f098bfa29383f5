#pragma once

#include "terminal/colours.h"

#include <qiao/accountsummary.h>

#include <QStringList>

namespace qiao {

/// `qiao auth list`: a line for each account below the columns' names, "*" before the default one, and below
/// that a line for each reason why an account cannot be used. Pure, but for the language.
[[nodiscard]] QStringList accountTable(
    const QList<AccountSummary> &accounts, const QDateTime &now, Colours colours);

/// `qiao auth counts`: today's requests and tokens. Pure, but for the language.
[[nodiscard]] QStringList countsTable(const QList<AccountSummary> &accounts, Colours colours);

} // namespace qiao
