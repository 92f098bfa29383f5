#pragma once

#include "accounts/accountlist.h"

namespace qiao {

/// Sentences for the person at the terminal about \a list, in this order: a default account \a defaultName
/// that is not in it (empty: none was chosen), what had to be left out of it, and two accounts whose \a files
/// hold one sign-in. Files that no account of the list is linked to do not count.
[[nodiscard]] QStringList accountWarnings(
    const AccountList &list, const QString &defaultName, const QList<QwenCliAccount> &files);

} // namespace qiao
