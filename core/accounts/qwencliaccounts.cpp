#include "accounts/qwencliaccounts.h"

#include "accounts/filewatch.h"

#include <QDir>

#include <algorithm>

namespace qiao {

namespace {

/// One write causes several notices; they are answered together.
constexpr auto settle = std::chrono::milliseconds(20);
/// When a file is empty or cut short, the next look comes after this long, so many times.
constexpr auto partialWait = std::chrono::milliseconds(150);
constexpr int partialLooks = 4;

} // namespace

QwenCliAccounts::QwenCliAccounts(QString folder, QObject *parent)
    : QObject(parent),
      m_folder(QDir(folder).absolutePath()),
      m_watcher(new QFileSystemWatcher(this)),
      m_rescan(new QTimer(this))
{
    m_rescan->setSingleShot(true);
    connect(m_rescan, &QTimer::timeout, this, &QwenCliAccounts::rescan);
    const auto look = [this] { m_rescan->start(settle); };
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, look);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, look);
    rescan();
}

QwenCliAccount QwenCliAccounts::read(const QString &accountName)
{
    const auto *known = find(accountName);
    if (known == nullptr) {
        rescan();
        known = find(accountName);
    }
    if (known == nullptr) {
        return {.file = {.accountName = accountName, .path = {}},
            .credentials = tl::make_unexpected(CredentialsFault::Missing)};
    }
    QwenCliAccount now{.file = known->file, .credentials = readQwenCliFile(known->file.path)};
    if (now != *known) {
        m_rescan->start(settle);
    }
    return now;
}

void QwenCliAccounts::rescan()
{
    // watches first: what changes after the look is told
    watchNearestFolder(*m_watcher, m_folder);
    const auto files = listQwenCliFiles(m_folder);
    watchFiles(files);
    QList<QwenCliAccount> accounts;
    bool partial = false;
    for (const QwenCliFile &file : files) {
        accounts.append(looked(file, &partial));
    }
    m_partialLooks = partial ? m_partialLooks + 1 : 0;
    if (partial && m_partialLooks <= partialLooks) {
        m_rescan->start(partialWait);
    }
    if (accounts != m_accounts) {
        m_accounts = accounts;
        Q_EMIT changed();
    }
}

QwenCliAccount QwenCliAccounts::looked(const QwenCliFile &file, bool *partial) const
{
    QwenCliAccount account{.file = file, .credentials = readQwenCliFile(file.path)};
    if (account.credentials || account.credentials.error() != CredentialsFault::NotJson) {
        return account;
    }
    *partial = true;
    // while somebody is writing it, what it held before stands
    const auto *before = find(file.accountName);
    return before != nullptr && m_partialLooks < partialLooks ? *before : account;
}

const QwenCliAccount *QwenCliAccounts::find(const QString &accountName) const
{
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
        [&accountName](const QwenCliAccount &account) { return account.file.accountName == accountName; });
    return found != m_accounts.cend() ? &*found : nullptr;
}

void QwenCliAccounts::watchFiles(const QList<QwenCliFile> &files)
{
    // the folder's watch tells of renames; these tell of writes into a file, as old CLIs sign in
    auto stale = m_watcher->files();
    for (const QwenCliFile &file : files) {
        if (!stale.removeOne(file.path)) {
            m_watcher->addPath(file.path);
        }
    }
    if (!stale.isEmpty()) {
        m_watcher->removePaths(stale);
    }
}

} // namespace qiao
