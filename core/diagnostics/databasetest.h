#pragma once

#include <qiao/selftests.h>

namespace qiao {

/// Whether the usage database \a file is whole. Blocks for reading all of it; writes nothing. May be called
/// on any thread.
[[nodiscard]] SelfTest databaseTest(const QString &file);

} // namespace qiao
