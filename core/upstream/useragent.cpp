#include "upstream/useragent.h"

#include <qiao/version.h>

#include <QSysInfo>

namespace qiao {

QByteArray userAgent()
{
    static const QByteArray name = QByteArrayLiteral("Qiao/") + versionString() + " ("
        + QSysInfo::kernelType().toUtf8() + "; " + QSysInfo::currentCpuArchitecture().toUtf8() + ')';
    return name;
}

} // namespace qiao
