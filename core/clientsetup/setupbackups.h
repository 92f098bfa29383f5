#pragma once

#include <qiao/clienttools.h>
#include <qiao/result.h>

#include <QByteArray>

namespace qiao {

/// Keeps \a bytes as they were in a settings file of \a tool, readable by nobody else, below \a dataFolder.
/// Gives the copy's path. Old copies go, but for \a needed.
[[nodiscard]] Result<QString> keepBackup(
    const QString &dataFolder, ClientTool tool, const QByteArray &bytes, const QString &needed);

} // namespace qiao
