#pragma once

#include "accounts/accountstore.h"
#include "accounts/qwencliaccounts.h"

#include <qiao/settings.h>

#include <functional>
#include <optional>

namespace qiao {

/// The accounts there are, in list order, each name once.
struct AccountList
{
    QList<Account> accounts;
    QStringList warnings = {}; ///< sentences about accounts that had to be left out

    /// nullptr when there is none.
    [[nodiscard]] const Account *find(const QString &name) const;
    [[nodiscard]] const Account *findById(const QString &id) const;
    /// The one \a named so; else the first that is enabled and \a hasCredential; else the one to talk about.
    /// nullptr when there is none at all.
    [[nodiscard]] const Account *defaultAccount(
        const QString &named, const std::function<bool(const Account &)> &hasCredential) const;
    [[nodiscard]] QStringList names() const;
};

/// The user's own accounts in their order, then the Qwen CLI's \a files as the user decided about them, then
/// the \a environment's. Of two with one name the user's own one stays, then the environment's.
[[nodiscard]] AccountList listAccounts(const QList<Account> &own, const QList<QwenCliAccount> &files,
    const QList<LinkedFile> &decisions, const std::optional<Account> &environment);

/// The account "env" that QWEN_API_KEY makes; nullopt when it is not set.
[[nodiscard]] std::optional<Account> environmentAccount(const Settings &settings);

/// The name of the CLI's file that the account of that id is linked to; empty when it is none.
[[nodiscard]] QString linkedFileName(const QString &accountId);

} // namespace qiao
