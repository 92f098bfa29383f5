#include "clientsetup/setupbackups.h"

#include "accounts/atomicfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qsizetype mostCopies = 10;

/// A path that is not taken, with the time in it; copies sort by their names.
QString freePath(const QString &beginning)
{
    const QDateTime now = QDateTime::currentDateTime();
    for (qint64 millisecond = 0;; ++millisecond) {
        const QString path =
            beginning + now.addMSecs(millisecond).toString(u"yyyyMMdd-HHmmss-zzz"_s) + ".json"_L1;
        if (!QFileInfo::exists(path)) {
            return path;
        }
    }
}

void removeOld(const QDir &folder, const QString &beginning, const QString &needed)
{
    const QStringList names = folder.entryList({beginning + u'*'}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < names.size() - mostCopies; ++i) {
        if (const QString path = folder.filePath(names.at(i)); path != needed) {
            QFile::remove(path);
        }
    }
}

} // namespace

Result<QString> keepBackup(
    const QString &dataFolder, ClientTool tool, const QByteArray &bytes, const QString &needed)
{
    const QDir folder(dataFolder + "/backups"_L1);
    const QString beginning = clientToolInfo(tool).id + u'-';
    if (auto made = makePrivateFolder(folder.path()); !made) {
        return tl::make_unexpected(made.error());
    }
    const QString path = freePath(folder.filePath(beginning));
    if (auto written = writePrivateFile(path, bytes); !written) {
        return tl::make_unexpected(written.error());
    }
    removeOld(folder, beginning, needed);
    return path;
}

} // namespace qiao
