#include "accounts/changelock.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Another program holds the lock for one write to disk. One that was killed in the very moment of locking
/// leaves a lock that names no process, which only its age tells from one in use.
constexpr int staleAfter = 4'000;
constexpr int patience = 5'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AtomicFile)
};

} // namespace

Result<std::unique_ptr<QLockFile>> lockForChange(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + ".lock"_L1);
    lock->setStaleLockTime(staleAfter);
    if (lock->tryLock(patience)) {
        return lock;
    }
    const QString name = QDir::toNativeSeparators(path);
    if (lock->error() == QLockFile::LockFailedError) {
        return tl::make_unexpected(Error{.kind = Error::Kind::Transient,
            .message = Text::tr("Another program is changing %1. Try again in a moment.").arg(name),
            .httpStatus = 503});
    }
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("%1 cannot be written. Check the permissions of its folder.").arg(name),
        .retryHelps = false});
}

} // namespace qiao
