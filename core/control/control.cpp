#include <qiao/control.h>

#include "control/localcontrol.h"
#include "control/remotecontrol.h"
#include "control/socketplace.h"

#include <QDir>

namespace qiao {

std::unique_ptr<Control> Control::open(const Settings &settings)
{
    const Result<QString> name =
        controlSocketName(settings.runtimeFolder, settings.dataFolder, QDir::tempPath());
    if (name && checkSocketFolder(*name)) {
        if (auto remote = RemoteControl::connectTo(*name)) {
            return remote;
        }
    }
    return std::make_unique<LocalControl>(settings);
}

} // namespace qiao
