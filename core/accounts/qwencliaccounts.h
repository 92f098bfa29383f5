#pragma once

#include "accounts/qwenclifiles.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace qiao {

/// A credentials file and what it held when it was last looked at.
struct QwenCliAccount
{
    QwenCliFile file;
    tl::expected<QwenCliCredentials, CredentialsFault> credentials;

    bool operator==(const QwenCliAccount &) const = default;
};

/// The accounts in the Qwen CLI's folder, kept up to date by watching it: files that change, appear or go,
/// and the folder itself when it is made later. Only ever reads.
class QwenCliAccounts : public QObject
{
    Q_OBJECT

public:
    explicit QwenCliAccounts(QString folder, QObject *parent = nullptr);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// "default" first, the others by name; as last looked at.
    [[nodiscard]] const QList<QwenCliAccount> &accounts() const { return m_accounts; }

    /// The account as its file is at this moment, whatever the watch has told so far; Missing when there is
    /// no such account.
    [[nodiscard]] QwenCliAccount read(const QString &accountName);

    /// Looks at the folder now instead of when the watch tells: for file systems that tell nothing.
    void rescan();

Q_SIGNALS:
    /// accounts() is different now.
    void changed();

private:
    void watchFiles(const QList<QwenCliFile> &files);
    [[nodiscard]] QwenCliAccount looked(const QwenCliFile &file, bool *partial) const;
    [[nodiscard]] const QwenCliAccount *find(const QString &accountName) const;

    QString m_folder;
    QList<QwenCliAccount> m_accounts;
    QFileSystemWatcher *m_watcher; ///< a child
    QTimer *m_rescan; ///< a child
    int m_partialLooks = 0;
};

} // namespace qiao
