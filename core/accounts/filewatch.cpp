#include "accounts/filewatch.h"

#include <QFileInfo>

namespace qiao {

namespace {

/// One write causes several notices; they are answered together.
constexpr auto settleTime = std::chrono::milliseconds(20);

} // namespace

QString nearestExistingFolder(const QString &path)
{
    QFileInfo info(path);
    while (!info.isDir() && !info.isRoot() && info.absolutePath() != info.absoluteFilePath()) {
        info.setFile(info.absolutePath());
    }
    return info.absoluteFilePath();
}

QString watchNearestFolder(QFileSystemWatcher &watcher, const QString &path)
{
    const QString wanted = nearestExistingFolder(path);
    const auto watched = watcher.directories();
    for (const QString &folder : watched) {
        if (folder != wanted) {
            watcher.removePath(folder);
        }
    }
    if (watched.contains(wanted)) {
        return {};
    }
    watcher.addPath(wanted);
    return wanted;
}

FileWatch::FileWatch(const QString &path, QObject *parent)
    : QObject(parent),
      m_path(QFileInfo(path).absoluteFilePath()),
      m_watcher(new QFileSystemWatcher(this)),
      m_settle(new QTimer(this))
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, [this] {
        // first, so that what changes after the look is told
        watch();
        Q_EMIT changed();
    });
    const auto settle = [this] { m_settle->start(); };
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    watch();
}

void FileWatch::watch()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    const QString added = watchNearestFolder(*m_watcher, folder);
    // what appeared below it before it was watched was told by nobody
    if (!added.isEmpty() && nearestExistingFolder(folder) != added) {
        m_settle->start();
    }
    // the folder's watch tells of renames; this one of writes into the file
    if (!m_watcher->files().contains(m_path) && QFileInfo::exists(m_path)) {
        m_watcher->addPath(m_path);
    }
}

} // namespace qiao
