#pragma once

#include <qiao/result.h>

#include <QLockFile>

#include <memory>

namespace qiao {

/// The right to change the file \a path, which several programs use, for as long as the lock lives. Its
/// folder has to exist. Waits for another program for some seconds. Errors: Transient (503) when it does not
/// let go of the file, Internal (500) when nothing can be written beside the file.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockForChange(const QString &path);

} // namespace qiao
