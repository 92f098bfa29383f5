#pragma once

#include "commands/command.h"

/// `qiao auth …`: each returns the exit code of the process.
namespace qiao {

int runAuthAdd(const Invocation &invocation, const Program &program);
int runAuthList(const Invocation &invocation, const Program &program);
int runAuthDefault(const Invocation &invocation, const Program &program);
int runAuthRemove(const Invocation &invocation, const Program &program);
int runAuthRename(const Invocation &invocation, const Program &program);
int runAuthTest(const Invocation &invocation, const Program &program);
int runAuthCounts(const Invocation &invocation, const Program &program);
int runAuthEnable(const Invocation &invocation, const Program &program);
int runAuthDisable(const Invocation &invocation, const Program &program);
int runAuthImport(const Invocation &invocation, const Program &program);
int runAuthStrategy(const Invocation &invocation, const Program &program);

} // namespace qiao
