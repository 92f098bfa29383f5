#pragma once

#include "clientsetup/setupedits.h"
#include "clientsetup/toolfiles.h"

namespace qiao {

/// A plan with everything that carrying it out needs.
struct SetupWork
{
    ClientSetupPlan plan;
    ToolFile file;
    SetupEdits edits;
    SetupRecord before; ///< what earlier setups did to the file

    [[nodiscard]] QByteArray after() const { return QByteArray::fromStdString(edits.text); }
    [[nodiscard]] bool changesFile() const { return edits.removesFile || after() != file.bytes; }
};

[[nodiscard]] Result<SetupWork> setupWork(
    ClientTool tool, const ClientTarget &target, const ClientSetupPlaces &places);
[[nodiscard]] Result<SetupWork> undoWork(ClientTool tool, const ClientSetupPlaces &places);

/// The settings file at \a path, where it is free of faults or not there.
[[nodiscard]] Result<ToolFile> usableFile(const QString &path);

/// What setups of \a tool did to the file at \a path, or to any when that is empty; null when nothing.
[[nodiscard]] const SetupRecord *recordOf(
    const QList<SetupRecord> &records, ClientTool tool, const QString &path);

/// SHA-256 in hexadecimal digits.
[[nodiscard]] QByteArray hashOf(const QByteArray &bytes);

/// What a caller can do something about.
[[nodiscard]] tl::unexpected<Error> rejectedSetup(const QString &sentence, int status);

} // namespace qiao
