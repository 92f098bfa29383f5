#include "server/portowner_linux.h"

#include "server/portowner.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool holdsOneOf(const QString &process, const QList<QByteArray> &inodes)
{
    const QDir descriptors(process + "/fd"_L1);
    // System: the links are dangling ("socket:[1234]")
    const QStringList names = descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        // Qt makes an absolute path of the link's text, "socket:[1234]"
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        for (const QByteArray &inode : inodes) {
            if (target.endsWith("/socket:["_L1 + QString::fromLatin1(inode) + u']')) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

QList<QByteArray> listeningInodes(const QByteArray &table, quint16 port)
{
    constexpr int localAddress = 1;
    constexpr int state = 3;
    constexpr int inode = 9;
    const QByteArray wantedPort = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    QList<QByteArray> inodes;
    for (const QByteArray &line : table.split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > inode && fields[state] == "0A" && fields[localAddress].endsWith(wantedPort)) {
            inodes.append(fields[inode]);
        }
    }
    return inodes;
}

std::optional<PortOwner> findPortOwner(quint16 port)
{
    const QList<QByteArray> inodes = listeningInodes(readAll(u"/proc/net/tcp"_s), port)
        + listeningInodes(readAll(u"/proc/net/tcp6"_s), port);
    if (inodes.isEmpty()) {
        return std::nullopt;
    }
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[1-9]*"_s}, QDir::Dirs);
    for (const QString &process : processes) {
        const QString folder = "/proc/"_L1 + process;
        if (holdsOneOf(folder, inodes)) {
            return PortOwner{QString::fromUtf8(readAll(folder + "/comm"_L1).trimmed()), process.toLongLong()};
        }
    }
    return std::nullopt;
}

} // namespace qiao
