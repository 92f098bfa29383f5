#include <qiao/logtail.h>

#include "accounts/atomicfile.h"
#include "logging/logfile.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace qiao {

namespace {

constexpr qint64 blockSize = 64 * 1024;
constexpr qint64 beginningSize = 128; // the time of a first line is in it, to a millisecond

/// The last \a count lines of a file, oldest first; a last one without an end counts.
QList<QByteArray> lastLines(const QString &path, qsizetype count)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray text;
    for (qint64 begin = file.size(); begin > 0 && text.count('\n') <= count;) {
        const qint64 size = std::min(begin, blockSize);
        begin -= size;
        file.seek(begin);
        text.prepend(file.read(size));
    }
    QList<QByteArray> lines = text.split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines.mid(std::max<qsizetype>(0, lines.size() - count));
}

QByteArray beginningOf(const QString &path, qint64 size)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(size) : QByteArray();
}

} // namespace

QList<QByteArray> lastLogLines(const QString &folder, int count)
{
    QList<QByteArray> lines;
    for (int number = 0; lines.size() < count; ++number) {
        const QString path = logFilePath(folder, number);
        if (number > 0 && !QFile::exists(path)) {
            break;
        }
        lines = lastLines(path, count - lines.size()) + lines;
    }
    return lines;
}

std::optional<LogLevel> logLevelOf(const QByteArray &line)
{
    const qsizetype begin = line.indexOf(' ') + 1;
    const qsizetype end = line.indexOf(' ', begin);
    if (begin == 0 || end < 0) {
        return std::nullopt;
    }
    return logLevelFromWord(QString::fromLatin1(line.mid(begin, end - begin)));
}

LogFollower::LogFollower(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(folder), m_path(logFilePath(folder, 0))
{
    static_cast<void>(makePrivateFolder(folder)); // what is not there cannot be watched
    m_watcher.addPath(m_folder);
    m_watcher.addPath(m_path);
    m_position = QFile(m_path).size();
    m_beginning = beginningOf(m_path, std::min(beginningSize, m_position));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &LogFollower::readOn);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &LogFollower::readOn);
}

void LogFollower::readOn()
{
    if (!m_watcher.files().contains(m_path)) {
        m_watcher.addPath(m_path); // a new one has the name now
    }
    if (beginningOf(m_path, m_beginning.size()) != m_beginning) {
        if (const QString before = logFilePath(m_folder, 1);
            beginningOf(before, m_beginning.size()) == m_beginning) {
            read(before);
        }
        m_position = 0;
        m_beginning.clear();
    }
    read(m_path);
    if (m_beginning.size() < beginningSize) {
        m_beginning = beginningOf(m_path, std::min(beginningSize, m_position));
    }
    if (!m_lines.isEmpty()) {
        Q_EMIT linesAdded(std::exchange(m_lines, {}));
    }
}

void LogFollower::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_position)) {
        return;
    }
    const QByteArray added = file.readAll();
    m_position += added.size();
    QList<QByteArray> lines = (m_rest + added).split('\n');
    m_rest = lines.takeLast();
    m_lines += lines;
}

} // namespace qiao
