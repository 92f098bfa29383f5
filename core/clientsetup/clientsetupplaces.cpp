#include <qiao/clientsetup.h>

#include <QDir>

namespace qiao {

ClientSetupPlaces clientSetupPlaces(const Settings &settings)
{
    return {.environment = QProcessEnvironment::systemEnvironment(),
        .homeFolder = QDir::homePath(),
        .qwenHome = settings.qwenHome,
        .dataFolder = settings.dataFolder};
}

} // namespace qiao
