#pragma once

#include <qiao/result.h>

#include <QLockFile>

#include <memory>

namespace qiao {

/// The right to be the one server of a data folder, held until destruction. A lock left by a process that
/// died is taken over.
class ServerLock
{
public:
    /// Creates \a dataFolder when it is missing. The error says which process holds the lock, or that the
    /// folder cannot be written to.
    [[nodiscard]] Result<void> acquire(const QString &dataFolder);

private:
    std::unique_ptr<QLockFile> m_file;
};

} // namespace qiao
