#pragma once

#include "accounts/accountstore.h"

#include <QByteArray>
#include <QJsonObject>

namespace qiao {

/// What accounts.json holds. Pure: reads and writes bytes, never a file.
struct AccountsFile
{
    QList<Account> accounts = {};
    QList<LinkedFile> linkedFiles = {};
    /// What else is there, for whoever wrote it: keys and entries that this version does not know.
    QJsonObject document = {};
    /// Which entry was left out and why, in a sentence; empty when all were understood.
    QString leftOut = {};
};

/// Reads \a bytes. An Error (Internal) when they are no accounts file, or a newer version's; \a path is what
/// the sentences call it. Entries that are not understood are left out of the lists, not an error.
[[nodiscard]] Result<AccountsFile> parseAccountsFile(const QByteArray &bytes, const QString &path);

/// \a file's lists as JSON, with everything in its document that is not theirs.
[[nodiscard]] QByteArray serializedAccountsFile(const AccountsFile &file);

/// The key of accounts.json under which \a account would not be understood when read again; null when it can
/// be kept.
[[nodiscard]] const char *unusableKey(const Account &account);
[[nodiscard]] const char *unusableKey(const LinkedFile &file);

} // namespace qiao
