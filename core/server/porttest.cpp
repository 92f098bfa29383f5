#include "server/porttest.h"

#include "server/portinuse.h"
#include "server/portowner.h"

#include <QCoreApplication>
#include <QTcpServer>

namespace qiao {

namespace {

using State = PortFinding::State;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PortInUse)
};

PortFinding taken(quint16 port)
{
    const auto owner = findPortOwner(port);
    PortFinding finding{.state = State::Taken, .freePort = freePortAfter(port)};
    if (owner) {
        finding.program = owner->program;
        finding.pid = owner->pid;
        finding.sentence = Text::tr("Port %1 is used by \"%2\" (%3).")
                               .arg(QString::number(port), owner->program, QString::number(owner->pid));
    } else {
        finding.sentence = Text::tr("Port %1 is used by another program.").arg(port);
    }
    if (finding.freePort != 0) {
        finding.sentence = Text::tr("%1 Port %2 is free.").arg(finding.sentence).arg(finding.freePort);
    }
    return finding;
}

PortFinding failed(const QTcpServer &probe, const QHostAddress &address, quint16 port, quint16 ownPort)
{
    switch (probe.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return port == ownPort
            ? PortFinding{.state = State::Own, .sentence = Text::tr("Qiao itself uses port %1.").arg(port)}
            : taken(port);
    case QAbstractSocket::SocketAccessError:
        return {.state = State::NotAllowed,
            .sentence = Text::tr("The system does not let you use port %1. Use one above 1023.").arg(port)};
    default:
        return {.state = State::NoAddress,
            .sentence = Text::tr("Nobody can listen on %1: it is no address of this computer.")
                            .arg(address.toString())};
    }
}

bool machineLacksAddress(const QTcpServer &probe)
{
    return probe.serverError() == QAbstractSocket::SocketAddressNotAvailableError
        || probe.serverError() == QAbstractSocket::UnsupportedSocketOperationError;
}

} // namespace

PortFinding testPort(const QList<QHostAddress> &addresses, quint16 port, quint16 ownPort)
{
    for (const QHostAddress &address : addresses) {
        QTcpServer probe;
        const bool isFirst = address == addresses.first();
        if (!probe.listen(address, port) && (isFirst || !machineLacksAddress(probe))) {
            return failed(probe, address, port, ownPort);
        }
    }
    const QString sentence =
        port == 0 ? Text::tr("Qiao will take any free port.") : Text::tr("Port %1 is free.").arg(port);
    return {.state = State::Free, .sentence = sentence};
}

} // namespace qiao
