#pragma once

#include "commands/command.h"

/// What was used and what happened: each returns the exit code of the process.
namespace qiao {

/// 0 when a server runs, exitFailure when none does or it does not answer.
int runStatus(const Invocation &invocation, const Program &program);
/// 0 when no server runs any more.
int runStop(const Invocation &invocation, const Program &program);
int runRequests(const Invocation &invocation, const Program &program);
int runUsage(const Invocation &invocation, const Program &program);
int runUsageImport(const Invocation &invocation, const Program &program);
int runLogs(const Invocation &invocation, const Program &program);
int runDiagnostics(const Invocation &invocation, const Program &program);

} // namespace qiao
