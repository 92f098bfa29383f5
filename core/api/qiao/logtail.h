#pragma once

#include <qiao/loglevel.h>

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace qiao {

/// The last \a count lines of the main log in \a folder (<data>/logs), oldest first, without line ends;
/// across the rotated files where the newest has fewer. Reads the files that are there; none is an empty
/// list.
[[nodiscard]] QList<QByteArray> lastLogLines(const QString &folder, int count);

/// The level that \a line of the main log says it has; nothing where it is no such line. Pure.
[[nodiscard]] std::optional<LogLevel> logLevelOf(const QByteArray &line);

/// Tells the lines that are added to the main log in a folder from its construction on, also over a rotation,
/// by any process. Waits for the system's word that the file changed; never polls. The folder, which has to
/// be there or to be makeable, is made when it is missing.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    explicit LogFollower(const QString &folder, QObject *parent = nullptr);

Q_SIGNALS:
    /// Whole lines without line ends, oldest first.
    void linesAdded(const QList<QByteArray> &lines);

private:
    void readOn();
    /// Takes what \a path has from m_position on.
    void read(const QString &path);

    const QString m_folder;
    const QString m_path;
    QFileSystemWatcher m_watcher;
    qint64 m_position = 0; ///< what is before it was told
    QByteArray m_beginning; ///< of the file that m_position is in: it tells whether it is still the newest
    QByteArray m_rest; ///< a line that has no end yet
    QList<QByteArray> m_lines;
};

} // namespace qiao
