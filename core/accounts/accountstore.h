#pragma once

#include "accounts/account.h"

#include <qiao/result.h>

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>

namespace qiao {

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
    /// \a configFolder is made when something is first written. A file that cannot be read counts as empty
    /// but is never written over: every change then fails and names it.
    explicit AccountStore(const QString &configFolder, QObject *parent = nullptr);

    /// In the order in which they were added; source is Own.
    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    [[nodiscard]] const QList<LinkedFile> &linkedFiles() const { return m_linkedFiles; }
    /// Why the file cannot be used, for the person at the terminal; empty when it can.
    [[nodiscard]] QString fault() const { return m_fault; }

    /// \a account.id must be new, its name unused among own accounts.
    [[nodiscard]] Result<void> add(const Account &account);
    /// Replaces the account with the same id; Rejected (404) when there is none any more.
    [[nodiscard]] Result<void> update(const Account &account);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<void> setLinkedFile(const LinkedFile &file);

Q_SIGNALS:
    /// accounts() or linkedFiles() are different now, whoever changed them.
    void changed();

private:
    using Edit = std::function<Result<void>(QList<Account> &, QList<LinkedFile> &)>;

    void reload();
    [[nodiscard]] Result<void> change(const Edit &edit);

    QString m_path;
    QList<Account> m_accounts;
    QList<LinkedFile> m_linkedFiles;
    QString m_fault;
    QFileSystemWatcher *m_watcher; ///< a child
};

} // namespace qiao
