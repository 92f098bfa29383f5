#include "accounts/accountwarnings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

QString unknownDefaultWarning(const QString &name, const QStringList &known)
{
    if (known.isEmpty()) {
        return Text::tr("The default account \"%1\" does not exist; there is no account yet.").arg(name);
    }
    return Text::tr("The default account \"%1\" does not exist. The accounts are: %2; the first that has a "
                    "credential is used.")
        .arg(name, known.join(u", "_s));
}

QList<QwenCliAccount> linkedFiles(const AccountList &list, QList<QwenCliAccount> files)
{
    QSet<QString> linked;
    for (const Account &account : list.accounts) {
        linked.insert(linkedFileName(account.id));
    }
    files.removeIf(
        [&](const QwenCliAccount &file) { return !linked.contains(QFileInfo(file.file.path).fileName()); });
    return files;
}

/// Refreshing one of two copies ends the other; empty when there are none.
QString sharedSignInWarning(const QList<QwenCliAccount> &accounts)
{
    QHash<QByteArray, QString> owners;
    for (const QwenCliAccount &account : accounts) {
        if (!account.credentials) {
            continue;
        }
        QString &owner = owners[account.credentials->refreshToken];
        if (!owner.isEmpty()) {
            return Text::tr("\"%1\" and \"%2\" are copies of one sign-in, and refreshing one ends the other. "
                            "Remove one of the files, or sign in to it with another account.")
                .arg(owner, account.file.accountName);
        }
        owner = account.file.accountName;
    }
    return {};
}

} // namespace

QStringList accountWarnings(
    const AccountList &list, const QString &defaultName, const QList<QwenCliAccount> &files)
{
    QStringList sentences;
    if (!defaultName.isEmpty() && list.find(defaultName) == nullptr) {
        sentences.append(unknownDefaultWarning(defaultName, list.names()));
    }
    sentences += list.warnings;
    const QString shared = sharedSignInWarning(linkedFiles(list, files));
    if (!shared.isEmpty()) {
        sentences.append(shared);
    }
    return sentences;
}

} // namespace qiao
