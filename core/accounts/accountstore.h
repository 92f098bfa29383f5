#pragma once

#include "accounts/account.h"

#include <qiao/result.h>

#include <QObject>

#include <functional>

namespace qiao {

struct AccountsFile;
class FileWatch;

/// What the user decided about a credentials file of the Qwen CLI.
struct LinkedFile
{
    QString fileName; ///< "oauth_creds.json", "oauth_creds_work.json"
    QString name = {}; ///< the account's name instead of the one the file's name gives; empty: that one
    bool enabled = true;
    bool unlinked = false; ///< Qiao leaves the file alone and lists no account for it
    QUrl proxy = {};

    bool operator==(const LinkedFile &) const = default;
};

/// The accounts that the user made, in accounts.json, and what was decided about the CLI's. Never holds a
/// secret. Several programs may use one file: it is watched, and each change is a read, an edit and a
/// replacement under a lock. Lives on one thread; a change blocks for one file write.
class AccountStore : public QObject
{
    Q_OBJECT

public:
    /// \a configFolder is made when something is first written. A file that cannot be used counts as empty,
    /// or as what it held before when it breaks later, but is never written over: every change then fails
    /// and names it.
    explicit AccountStore(const QString &configFolder, QObject *parent = nullptr);

    /// In the order in which they were added; source is Own.
    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    [[nodiscard]] const QList<LinkedFile> &linkedFiles() const { return m_linkedFiles; }
    /// Why the file cannot be used, or which entry of it was left out, for the person at the terminal; empty
    /// when all is well. Entries that were left out stay in the file.
    [[nodiscard]] QString fault() const { return m_fault; }

    // Errors of all changes: Rejected (400) for a value that could not be read back (no account name, an
    // address that keys or requests may not go to), Transient (503) when another program does not let go of
    // the file, Internal (500) when it cannot be used or written.

    /// \a account.id must be new, its name unused among own accounts: else Rejected (409).
    [[nodiscard]] Result<void> add(const Account &account);
    /// Replaces the account with the same id; Rejected (404) when there is none any more, (409) when another
    /// one has its name.
    [[nodiscard]] Result<void> update(const Account &account);
    /// Ok as well when there was none.
    [[nodiscard]] Result<void> remove(const QString &id);
    /// Replaces what was decided about the file of the same name.
    [[nodiscard]] Result<void> setLinkedFile(const LinkedFile &file);

Q_SIGNALS:
    /// accounts(), linkedFiles() or fault() are different now, whoever changed them.
    void changed();

private:
    using Edit = std::function<Result<void>(AccountsFile &)>;

    [[nodiscard]] Result<AccountsFile> read() const;
    void reload();
    void adopt(const Result<AccountsFile> &file);
    [[nodiscard]] Result<void> change(const Edit &edit);

    QString m_path;
    QList<Account> m_accounts;
    QList<LinkedFile> m_linkedFiles;
    QString m_fault;
    FileWatch *m_watch; ///< a child
};

} // namespace qiao
