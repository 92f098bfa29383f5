#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace qiao::test {

/// Writes \a bytes to the file at \a path, in place; the folders above it are made. Ends the program when it
/// cannot.
inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("Cannot write %s.", qUtf8Printable(path));
    }
}

/// What is in the file at \a path; empty when there is none.
inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace qiao::test
