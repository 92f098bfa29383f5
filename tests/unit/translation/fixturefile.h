#pragma once

#include <QFile>
#include <QString>

#include <string>

/// The bytes of a fixture; ends the program when it cannot be read.
inline std::string readFixtureFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}
