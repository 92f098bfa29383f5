#pragma once

#include <qiao/clientsetup.h>

namespace qiao {

/// The settings file of \a tool, there or not.
[[nodiscard]] QString toolSettingsPath(ClientTool tool, const ClientSetupPlaces &places);

/// Whether the tool's settings, their folder or its program are on this computer.
[[nodiscard]] bool isToolFound(ClientTool tool, const ClientSetupPlaces &places);

/// A settings file as it is now.
struct ToolFile
{
    QString path = {}; ///< as the tool calls it
    QString target = {}; ///< where symbolic links lead
    bool exists = false;
    bool isPrivate = true; ///< nobody but its owner can read it
    QByteArray bytes = {};
};

/// The error (Rejected) says why nothing can be done with the file.
[[nodiscard]] Result<ToolFile> readToolFile(const QString &path);
/// Puts \a bytes in the place of the file, whole or not at all, with the permissions that it had; a new one
/// is the user's alone.
[[nodiscard]] Result<void> writeToolFile(const ToolFile &file, const QByteArray &bytes);
[[nodiscard]] Result<void> removeToolFile(const ToolFile &file);

} // namespace qiao
