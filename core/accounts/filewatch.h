#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace qiao {

/// \a path itself when it is a folder, else the nearest folder above it that is there.
[[nodiscard]] QString nearestExistingFolder(const QString &path);

/// Lets \a watcher watch nearestExistingFolder(\a path) and no other folder. Returns that folder when it was
/// not watched before; else empty.
QString watchNearestFolder(QFileSystemWatcher &watcher, const QString &path);

/// Watches one file, whether it is there yet or not: writes into it, replacement by renaming, removal, and
/// its folder being made later.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString &path, QObject *parent = nullptr);

Q_SIGNALS:
    /// The file may be another one now: look. Several changes close together are told once.
    void changed();

private:
    void watch();

    QString m_path;
    QFileSystemWatcher *m_watcher; ///< a child
    QTimer *m_settle; ///< a child
};

} // namespace qiao
