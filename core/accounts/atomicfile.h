#pragma once

#include <qiao/result.h>

#include <QByteArray>
#include <QString>

namespace qiao {

/// Makes \a folder and what is missing above it, each new one with 0700. A folder that is there already
/// keeps its permissions. An Error (Internal) when it cannot be made.
[[nodiscard]] Result<void> makePrivateFolder(const QString &folder);

/// Ok when writePrivateFile(path) may replace what is there: nothing, or a plain file. A symbolic link is
/// refused, for it may lead to somebody else's file and a rename would silently cut it. To be asked
/// before something is spent whose outcome has to be saved.
[[nodiscard]] Result<void> checkReplaceable(const QString &path);

/// Replaces the file \a path with \a bytes, whole or not at all: a temporary file of mode 0600 in the same
/// folder, synchronised to disk, then renamed over \a path. The folder has to exist. Blocks for one write
/// to disk. On an Error (Internal, naming the file) the old file is untouched and nothing is left behind; a
/// temporary file that a killed program left is removed by the next write after a minute.
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace qiao
