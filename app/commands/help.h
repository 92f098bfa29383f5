#pragma once

#include "commands/command.h"

namespace qiao {

/// The help of \a command, or of the whole program when it is null. Made from the command table. Pure.
[[nodiscard]] QString helpText(const Command *command, const Catalog &catalog);

} // namespace qiao
