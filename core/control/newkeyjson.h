#pragma once

#include "accounts/keyaddition.h"

#include <qiao/result.h>

#include <QJsonObject>

namespace qiao {

/// The key that the parameters of accounts.add describe. Rejected (400) with a sentence that names the
/// parameter and never holds a key.
[[nodiscard]] Result<NewKey> newKeyFrom(const QJsonObject &parameters);

} // namespace qiao
