#include "clientsetup/toolfiles.h"

#include "accounts/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr auto ownersOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
[[maybe_unused]] constexpr auto others =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientSetup)
};

tl::unexpected<Error> failure(const QString &sentence, const QString &path)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
        .message = sentence.arg(QDir::toNativeSeparators(path)),
        .httpStatus = 409,
        .retryHelps = false});
}

/// ~/.config, which tools with a habit from Linux use on every system.
QString configFolder(const ClientSetupPlaces &places)
{
    const QString named = places.environment.value(u"XDG_CONFIG_HOME"_s);
    return QDir::isAbsolutePath(named) ? QDir::fromNativeSeparators(named)
                                       : places.homeFolder + "/.config"_L1;
}

QString claudeFolder(const ClientSetupPlaces &places)
{
    const QString named = places.environment.value(u"CLAUDE_CONFIG_DIR"_s);
    return QDir::isAbsolutePath(named) ? QDir::fromNativeSeparators(named)
                                       : places.homeFolder + "/.claude"_L1;
}

QString openCodePath(const ClientSetupPlaces &places)
{
    const QString named = places.environment.value(u"OPENCODE_CONFIG"_s);
    if (QDir::isAbsolutePath(named)) {
        return QDir::fromNativeSeparators(named);
    }
    // where there are both, it reads this one last
    const QString commented = configFolder(places) + "/opencode/opencode.jsonc"_L1;
    return QFileInfo::exists(commented) ? commented : configFolder(places) + "/opencode/opencode.json"_L1;
}

QString zedFolder(const ClientSetupPlaces &places)
{
#if defined(Q_OS_WIN)
    return QDir::fromNativeSeparators(places.environment.value(u"APPDATA"_s)) + "/Zed"_L1;
#elif defined(Q_OS_MACOS)
    return places.homeFolder + "/.config/zed"_L1;
#else
    return configFolder(places) + "/zed"_L1;
#endif
}

} // namespace

QString toolSettingsPath(ClientTool tool, const ClientSetupPlaces &places)
{
    switch (tool) {
    case ClientTool::ClaudeCode:
        return QDir::cleanPath(claudeFolder(places) + "/settings.json"_L1);
    case ClientTool::QwenCode:
        return QDir::cleanPath(places.qwenHome + "/settings.json"_L1);
    case ClientTool::OpenCode:
        return QDir::cleanPath(openCodePath(places));
    case ClientTool::Zed:
        return QDir::cleanPath(zedFolder(places) + "/settings.json"_L1);
    default:
        return {};
    }
}

bool isToolFound(ClientTool tool, const ClientSetupPlaces &places)
{
    const QString path = toolSettingsPath(tool, places);
    if (!path.isEmpty() && QFileInfo::exists(QFileInfo(path).path())) {
        return true;
    }
    const QString program = clientToolInfo(tool).program;
    const QStringList folders =
        places.environment.value(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    return !program.isEmpty() && !folders.isEmpty()
        && !QStandardPaths::findExecutable(program, folders).isEmpty();
}

Result<ToolFile> readToolFile(const QString &path)
{
    const QFileInfo info(path);
    ToolFile file{.path = path, .target = info.canonicalFilePath(), .exists = info.exists()};
    if (!file.exists) {
        if (info.isSymLink()) {
            return failure(Text::tr("%1 is a symbolic link that leads nowhere. Mend it or remove it."), path);
        }
        file.target = path;
        return file;
    }
    if (!info.isFile()) {
        return failure(Text::tr("%1 is not a file. Move it away."), path);
    }
    QFile opened(file.target);
    if (!opened.open(QIODevice::ReadOnly)) {
        return failure(Text::tr("%1 cannot be read. Check its permissions."), path);
    }
    file.bytes = opened.read(largestFile + 1);
    if (file.bytes.size() > largestFile) {
        return failure(Text::tr("%1 is larger than any settings file. Change it by hand."), path);
    }
#ifndef Q_OS_WIN
    file.isPrivate = !(opened.permissions() & others);
#endif
    return file;
}

Result<void> writeToolFile(const ToolFile &file, const QByteArray &bytes)
{
    if (auto folder = makePrivateFolder(QFileInfo(file.target).path()); !folder) {
        return folder;
    }
    // takes over the permissions of a file that is there, and cleans up after itself
    QSaveFile saved(file.target);
    saved.setDirectWriteFallback(false);
    bool written = saved.open(QIODevice::WriteOnly);
    if (written && !file.exists) {
        written = saved.setPermissions(ownersOnly);
    }
    written = written && saved.write(bytes) == bytes.size() && saved.commit();
    if (!written) {
        return failure(Text::tr("%1 cannot be written. Check its permissions, those of its folder and the "
                                "free space."),
            file.path);
    }
    return {};
}

Result<void> removeToolFile(const ToolFile &file)
{
    if (!QFile::remove(file.target)) {
        return failure(Text::tr("%1 cannot be removed. Check the permissions of its folder."), file.path);
    }
    return {};
}

} // namespace qiao
