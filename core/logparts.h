#pragma once

#include <qiao/settings.h>

#include <memory>

namespace qiao {

class DebugFiles;
class LogControl;
class ProxyCore;
class ServerLog;

/// Everything that logs need, wired to the server. In the order of their dependence. Lives on the worker
/// thread.
struct LogParts
{
    /// What they have to say goes out by the signals of \a core, which outlives them.
    LogParts(const Settings &settings, ProxyCore *core);
    ~LogParts();
    Q_DISABLE_COPY_MOVE(LogParts)

    const std::unique_ptr<DebugFiles> debugFiles;
    const std::unique_ptr<LogControl> control;
    const std::unique_ptr<ServerLog> log;
};

} // namespace qiao
