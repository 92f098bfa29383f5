#include "logging/logfile.h"

#include "accounts/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 triedAgainAfter = 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Logging)
};

} // namespace

QString logFilePath(const QString &folder, int number)
{
    const QString name = QString::fromLatin1(logFileName);
    return QDir(folder).filePath(number == 0 ? name : name + u'.' + QString::number(number));
}

LogFile::LogFile(const QString &folder, const LogFileLimits &limits)
    : m_folder(folder), m_limits(limits), m_file(logFilePath(folder, 0))
{ }

Result<void> LogFile::append(const QByteArray &lines)
{
    makeRoom(lines.size());
    // somebody may have cleaned up
    if (m_file.isOpen() && !QFileInfo::exists(m_file.fileName())) {
        m_file.close();
    }
    return open().and_then([this, &lines]() -> Result<void> {
        if (m_file.write(lines) == lines.size()) {
            return {};
        }
        const QString reason = m_file.errorString();
        m_file.close();
        return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
            .message = Text::tr("The log %1 cannot be written: %2. Check its permissions and the free space.")
                           .arg(QDir::toNativeSeparators(m_file.fileName()), reason)});
    });
}

Result<void> LogFile::open()
{
    if (m_file.isOpen()) {
        return {};
    }
    return makePrivateFolder(m_folder).and_then([this]() -> Result<void> {
        const auto mode = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
        if (m_file.open(mode, privateFile)) {
            return {};
        }
        return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
            .message = Text::tr("The log %1 cannot be opened: %2. Check its permissions.")
                           .arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString())});
    });
}

void LogFile::makeRoom(qint64 size)
{
    const qint64 now = QFileInfo(m_file.fileName()).size();
    if (now == 0 || now + size <= m_limits.largest + m_patience) {
        return;
    }
    m_file.close();
    m_patience = rotate() ? 0 : m_patience + triedAgainAfter;
}

bool LogFile::rotate()
{
    // On Windows a file that another program reads cannot be renamed: then it is written on for a while.
    const int last = m_limits.count - 1;
    if (QFile::exists(logFilePath(m_folder, last)) && !QFile::remove(logFilePath(m_folder, last))) {
        return false;
    }
    for (int number = last - 1; number >= 0; --number) {
        const QString path = logFilePath(m_folder, number);
        if (QFile::exists(path) && !QFile::rename(path, logFilePath(m_folder, number + 1))) {
            return false;
        }
    }
    return true;
}

} // namespace qiao
