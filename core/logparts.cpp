#include "logparts.h"

#include "logging/debugfiles.h"
#include "logging/logcontrol.h"
#include "proxycore.h"
#include "serverlog.h"

namespace qiao {

LogParts::LogParts(const Settings &settings, ProxyCore *core)
    : debugFiles(
        std::make_unique<DebugFiles>(debugFolder(settings), settings.debugFileLimit, settings.debugFiles)),
      control(std::make_unique<LogControl>(settings, *debugFiles)),
      log(std::make_unique<ServerLog>(*core))
{
    QObject::connect(debugFiles.get(), &DebugFiles::warningRaised, core, &ProxyCore::warningRaised);
    QObject::connect(control.get(), &LogControl::changed, core, &ProxyCore::logStateChanged);
}

LogParts::~LogParts() = default;

} // namespace qiao
