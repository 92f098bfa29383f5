#pragma once

#include "commands/command.h"

#include <qiao/result.h>

namespace qiao {

/// Reads \a arguments (without the program's name) against the command table. A group of commands alone, or
/// no argument at all, asks for help; so does --help or -h anywhere. What looks like a key is refused and not
/// repeated. The error (Rejected, 400) is one sentence that says where help is to be had. Pure.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments, const Catalog &catalog);

} // namespace qiao
