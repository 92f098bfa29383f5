#pragma once

#include <qiao/result.h>

#include <QStringList>

/// Which names new accounts may have. Pure.
namespace qiao {

/// Ok when a new account may be called \a name beside accounts called \a taken: Rejected 400 when it is no
/// name, 409 when it is taken or kept for the environment's key.
[[nodiscard]] Result<void> checkNewName(const QString &name, const QStringList &taken);

/// \a wish, or "\a wish-2", …: the first that is free.
[[nodiscard]] QString unusedName(const QString &wish, const QStringList &taken);

} // namespace qiao
