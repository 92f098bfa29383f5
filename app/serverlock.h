#pragma once

#include <qiao/result.h>

#include <QLockFile>

#include <chrono>
#include <memory>

namespace qiao {

/// The right to be the one server of a data folder, held until destruction. A lock left by a process that
/// died is taken over.
class ServerLock
{
public:
    /// Creates \a dataFolder when it is missing. Waits up to \a patience for a process that holds the lock;
    /// the error says which that is (Rejected, code server_runs), or that the folder cannot be written to.
    [[nodiscard]] Result<void> acquire(
        const QString &dataFolder, std::chrono::milliseconds patience = std::chrono::milliseconds(0));

private:
    std::unique_ptr<QLockFile> m_file;
};

} // namespace qiao
