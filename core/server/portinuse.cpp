#include "server/portinuse.h"

#include "server/portowner.h"

#include <QCoreApplication>
#include <QTcpServer>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PortInUse)
};

} // namespace

quint16 freePortAfter(quint16 port)
{
    constexpr int tries = 20;
    for (int next = port + 1; next <= port + tries && next <= 65535; ++next) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, static_cast<quint16>(next))) {
            return static_cast<quint16>(next);
        }
    }
    return 0;
}

Error portInUse(quint16 port)
{
    const QString taken = QString::number(port);
    const QString free = QString::number(freePortAfter(port));
    Error error;
    error.kind = Error::Kind::Rejected;
    error.code = "port_in_use";
    if (const auto owner = findPortOwner(port)) {
        error.message = Text::tr("Port %1 is used by \"%2\" (%3). Use %4 instead: qiao serve --port %4")
                            .arg(taken, owner->program, QString::number(owner->pid), free);
    } else {
        error.message = Text::tr("Port %1 is used by another program. Use %2 instead: qiao serve --port %2")
                            .arg(taken, free);
    }
    return error;
}

} // namespace qiao
