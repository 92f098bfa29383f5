#include "accounts/atomicfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QUuid>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr auto privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto privateFolder = privateFile | QFileDevice::ExeOwner;
constexpr auto temporaryEnding = ".tmp"_L1;
constexpr qsizetype temporaryIdLength = 12;
constexpr qint64 longestWriteSeconds = 60;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AtomicFile)
};

tl::unexpected<Error> failure(const QString &message)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal, .message = message});
}

tl::unexpected<Error> cannotWrite(const QString &path, const QString &reason)
{
    return failure(Text::tr("%1 cannot be written: %2. Check its permissions and the free space.")
                       .arg(QDir::toNativeSeparators(path), reason));
}

bool synchronise(const QFile &file)
{
#if defined(Q_OS_WIN)
    return ::_commit(file.handle()) == 0;
#elif defined(Q_OS_MACOS)
    // fsync leaves the bytes in the drive's cache here; file systems without F_FULLFSYNC get the usual one
    return ::fcntl(file.handle(), F_FULLFSYNC) == 0 || ::fsync(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

bool mayPass(const std::error_code &error)
{
#ifdef Q_OS_WIN
    // another program (a virus scanner, the CLI reading) has the target open for a moment
    return error.value() == 5 || error.value() == 32;
#else
    static_cast<void>(error);
    return false;
#endif
}

std::error_code replaceFile(const QString &from, const QString &to)
{
    const auto source = QFileInfo(from).filesystemFilePath();
    const auto target = QFileInfo(to).filesystemFilePath();
    std::error_code error;
    for (unsigned long wait = 10; wait <= 80; wait *= 2) {
        std::filesystem::rename(source, target, error);
        if (!error || !mayPass(error)) {
            break;
        }
        QThread::msleep(wait);
    }
    return error;
}

/// What writes to \a target left behind when their program was killed. Young ones may be another program's
/// that writes just now.
void removeLeftovers(const QFileInfo &target)
{
    const QString beginning = target.fileName() + u'.';
    const qsizetype length = beginning.size() + temporaryIdLength + temporaryEnding.size();
    const QDateTime young = QDateTime::currentDateTimeUtc().addSecs(-longestWriteSeconds);
    const auto entries =
        QDir(target.path()).entryInfoList({u'*' + temporaryEnding}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName().startsWith(beginning) && entry.fileName().size() == length
            && entry.lastModified() < young) {
            QFile::remove(entry.filePath());
        }
    }
}

} // namespace

Result<void> makePrivateFolder(const QString &folder)
{
    const QFileInfo info(QDir::cleanPath(folder));
    if (info.isDir()) {
        return {};
    }
    if (!info.isRoot() && info.absolutePath() != info.absoluteFilePath()) {
        if (auto above = makePrivateFolder(info.absolutePath()); !above) {
            return above;
        }
    }
    if (!QDir().mkdir(info.absoluteFilePath(), privateFolder)
        && !QFileInfo(info.absoluteFilePath()).isDir()) {
        return failure(Text::tr("The folder %1 cannot be made. Check the permissions of the folder above it.")
                           .arg(QDir::toNativeSeparators(info.absoluteFilePath())));
    }
    return {};
}

Result<void> checkReplaceable(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink()) {
        return failure(
            Text::tr("%1 is a symbolic link and is not written through. Put the file itself there.")
                .arg(QDir::toNativeSeparators(path)));
    }
    if (info.exists() && !info.isFile()) {
        return failure(Text::tr("%1 is not a file. Move it away.").arg(QDir::toNativeSeparators(path)));
    }
    return {};
}

Result<void> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    if (auto replaceable = checkReplaceable(path); !replaceable) {
        return replaceable;
    }
    removeLeftovers(QFileInfo(path));
    QFile file(
        path + u'.' + QUuid::createUuid().toString(QUuid::Id128).first(temporaryIdLength) + temporaryEnding);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, privateFile)) {
        return cannotWrite(path, file.errorString());
    }
    const bool written = file.write(bytes) == bytes.size() && file.flush() && synchronise(file);
    const QString reason = file.errorString();
    file.close();
    if (!written) {
        file.remove();
        return cannotWrite(path, reason);
    }
    if (const auto error = replaceFile(file.fileName(), path)) {
        file.remove();
        return cannotWrite(path, QString::fromLocal8Bit(error.message().c_str()));
    }
    return {};
}

} // namespace qiao
