#pragma once

#include "commands/command.h"

namespace qiao {

/// `qiao setup`: returns the exit code of the process.
int runSetup(const Invocation &invocation, const Program &program);

} // namespace qiao
