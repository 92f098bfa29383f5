#pragma once

#include <qiao/result.h>

#include <QString>

namespace qiao {

/// What the local socket of the server that owns \a dataFolder is called: a path in \a runtimeFolder, or in a
/// folder of its own below \a temporaryFolder where that would be too long for a socket's address; on Windows
/// the name of a pipe. Rejected (400) when every path is too long.
[[nodiscard]] Result<QString> controlSocketName(
    const QString &runtimeFolder, const QString &dataFolder, const QString &temporaryFolder);

/// Ok when nobody but this user can put a socket in the place of \a socketName: its folder is there, is the
/// user's and not writable to others. Always ok on Windows, where a pipe has no folder.
[[nodiscard]] Result<void> checkSocketFolder(const QString &socketName);

} // namespace qiao
