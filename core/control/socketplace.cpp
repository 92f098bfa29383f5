#include "control/socketplace.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// sun_path holds 104 bytes on macOS and the BSDs, 108 on Linux, the closing zero included.
constexpr qsizetype longestAddress = 100;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

bool fits(const QString &path)
{
    return QFile::encodeName(path).size() <= longestAddress;
}

} // namespace

Result<QString> controlSocketName(
    const QString &runtimeFolder, const QString &dataFolder, const QString &temporaryFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir::cleanPath(dataFolder).toUtf8(), QCryptographicHash::Sha256);
    const QString word = QString::fromLatin1(hash.toHex().first(16));
#ifdef Q_OS_WIN
    Q_UNUSED(runtimeFolder)
    Q_UNUSED(temporaryFolder)
    return "qiao-"_L1 + word;
#else
    const QString usual = QDir(runtimeFolder).filePath(word + ".sock"_L1);
    if (fits(usual)) {
        return usual;
    }
    const QString shorter = QDir(temporaryFolder).filePath("qiao-"_L1 + word + "/control.sock"_L1);
    if (fits(shorter)) {
        return shorter;
    }
    return tl::unexpected(Error{.kind = Error::Kind::Rejected,
        .message = Text::tr("The path %1 is too long for a local socket. Name a shorter folder with "
                            "QIAO_HOME or TMPDIR.")
                       .arg(QDir::toNativeSeparators(usual)),
        .httpStatus = 400});
#endif
}

Result<void> checkSocketFolder(const QString &socketName)
{
#ifdef Q_OS_UNIX
    const QFileInfo folder(QFileInfo(socketName).path());
    constexpr auto othersMayWrite = QFileDevice::WriteGroup | QFileDevice::WriteOther;
    if (!folder.isDir() || folder.isSymLink() || folder.ownerId() != ::geteuid()
        || (folder.permissions() & othersMayWrite)) {
        return tl::unexpected(Error{.kind = Error::Kind::Rejected,
            .message = Text::tr("The folder %1 is not yours alone, so no socket is used there. Make it yours "
                                "and writable only to you.")
                           .arg(QDir::toNativeSeparators(folder.filePath())),
            .httpStatus = 403});
    }
#else
    Q_UNUSED(socketName)
#endif
    return {};
}

} // namespace qiao
