#pragma once

#include <QString>

namespace qiao {

/// Whether the server could listen on a port.
struct PortFinding
{
    enum class State {
        Free,
        Own, ///< this server listens on it now
        Taken, ///< another program does
        NotAllowed, ///< only an administrator may
        NoAddress, ///< the address is none of this computer's
    };

    State state = State::Free;
    QString program = {}; ///< of Taken: who holds it; empty when the system does not tell
    qint64 pid = 0;
    quint16 freePort = 0; ///< of Taken: one that is free; 0 when none was found nearby
    QString sentence = {}; ///< the same in words
};

} // namespace qiao
