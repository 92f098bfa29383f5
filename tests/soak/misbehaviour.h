#pragma once

#include "bench/testbed.h"

#include <QByteArray>
#include <QList>

namespace qiao::soak {

/// One way in which a client or the service behind Qiao does not keep to the rules.
struct Misbehaviour
{
    enum class Then {
        ReadToEnd, ///< reads what it is told
        HangUp, ///< closes once all is sent
        Reset, ///< the same with a reset
        HangUpMidStream, ///< closes after the first bytes of the answer's body
        ResetMidStream,
    };

    const char *name;
    QByteArray bytes;
    Then then = Then::ReadToEnd;
    int status = 0; ///< of the answer; 0: none is waited for
};

/// What only the client does wrong.
[[nodiscard]] QList<Misbehaviour> brokenClients(const bench::Target &target);
/// Clients that stop sending: answered after the 10 s that a head may take, and the 30 s of a body.
[[nodiscard]] Misbehaviour slowHead();
[[nodiscard]] Misbehaviour stalledBody();
/// Good requests that the service answers badly, by misbehaviourScript().
[[nodiscard]] QList<Misbehaviour> brokenAnswers(const bench::Target &target);
/// A good request while nobody listens at the service's port.
[[nodiscard]] Misbehaviour refusedConnection(const bench::Target &target);

/// For the simulated service.
[[nodiscard]] QByteArray misbehaviourScript();

} // namespace qiao::soak
