#include <qiao/version.h>

namespace qiao {

QByteArray versionString()
{
    return QByteArrayLiteral(QIAO_VERSION);
}

} // namespace qiao
