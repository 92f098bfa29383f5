#include "serverlock.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ServerLock)
};

} // namespace

Result<void> ServerLock::acquire(const QString &dataFolder, std::chrono::milliseconds patience)
{
    const bool folderExists = QDir().mkpath(dataFolder);
    m_file = std::make_unique<QLockFile>(dataFolder + "/qiao.lock"_L1);
    // a server runs for weeks: age says nothing, only whether the process is there
    m_file->setStaleLockTime(0);
    if (folderExists && m_file->tryLock(static_cast<int>(patience.count()))) {
        return {};
    }
    if (folderExists && m_file->error() == QLockFile::LockFailedError) {
        qint64 pid = 0;
        QString host;
        QString program;
        m_file->getLockInfo(&pid, &host, &program);
        return tl::unexpected(Error{.kind = Error::Kind::Rejected,
            .message = Text::tr("Qiao is already running as process %1. Stop it first with \"qiao stop\", or "
                                "give this one a folder of its own with QIAO_HOME.")
                           .arg(pid),
            .code = "server_runs"});
    }
    return tl::unexpected(Error{Error::Kind::Rejected,
        Text::tr("Qiao cannot write to %1. Make that folder yours, or name another one with QIAO_HOME.")
            .arg(QDir::toNativeSeparators(dataFolder))});
}

} // namespace qiao
