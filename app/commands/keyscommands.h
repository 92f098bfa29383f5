#pragma once

#include "commands/command.h"

/// `qiao keys …`: each returns the exit code of the process.
namespace qiao {

int runKeysList(const Invocation &invocation, const Program &program);
int runKeysCreate(const Invocation &invocation, const Program &program);
int runKeysRename(const Invocation &invocation, const Program &program);
int runKeysRevoke(const Invocation &invocation, const Program &program);

} // namespace qiao
