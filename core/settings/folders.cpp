#include "settings/folders.h"

#include "settings/dotenv.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QString absoluteFolder(const QString &path, const SettingsInput &input)
{
    QString expanded = path;
    if (path == "~"_L1 || path.startsWith("~/"_L1) || path.startsWith("~\\"_L1)) {
        expanded = input.homeFolder + path.sliced(1);
    }
    return QDir::cleanPath(QDir(input.workingFolder).absoluteFilePath(QDir::fromNativeSeparators(expanded)));
}

QString standardFolder(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + "/qiao"_L1;
}

/// QStandardPaths::RuntimeLocation is the bare home folder on Windows, and a fallback below /tmp with a
/// warning where a session has no XDG_RUNTIME_DIR (cron, containers).
QString runtimeFolder(const SettingsInput &input, const QString &dataFolder)
{
    const QString session = input.environment.value(u"XDG_RUNTIME_DIR"_s);
    return QDir::isAbsolutePath(session) ? session + "/qiao"_L1 : dataFolder + "/run"_L1;
}

} // namespace

Folders qiaoFolders(const SettingsInput &input)
{
    const QString home = input.environment.value(u"QIAO_HOME"_s);
    if (!home.isEmpty()) {
        const QString root = absoluteFolder(home, input);
        return {root + "/config"_L1, root + "/data"_L1, root + "/runtime"_L1};
    }
    const QString data = standardFolder(QStandardPaths::GenericDataLocation);
    return {standardFolder(QStandardPaths::GenericConfigLocation), data, runtimeFolder(input, data)};
}

QString qwenCliFolder(const SettingsInput &input)
{
    const QString variable = u"QWEN_HOME"_s;
    const QString home = input.homeFolder.isEmpty() ? QDir::tempPath() : input.homeFolder;
    // a .env inside a folder found this way could name no other: what is set already stays
    QString folder = input.environment.value(variable);
    for (const QString &file : {home + "/.qwen/.env"_L1, home + "/.env"_L1}) {
        if (folder.isEmpty()) {
            folder = readDotenv(file).value(variable);
        }
    }
    return folder.isEmpty() ? QDir::cleanPath(home + "/.qwen"_L1) : absoluteFolder(folder, input);
}

} // namespace qiao
