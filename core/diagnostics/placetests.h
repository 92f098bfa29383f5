#pragma once

#include <qiao/selftests.h>

/// The checks that answer at once.
namespace qiao {

/// Whether a socket can listen on this computer, and on the port of the settings.
[[nodiscard]] QList<SelfTest> listenTests(const Settings &settings, bool serverRuns);

/// Whether the folders of Qiao can be written to and are the user's alone. What is not there yet is no
/// failure.
[[nodiscard]] QList<SelfTest> folderTests(const Settings &settings);

/// Whether the clock may be right: not before this was written, and no file of \a folder is of tomorrow.
[[nodiscard]] SelfTest clockTest(const QString &folder, const QDateTime &now);

} // namespace qiao
