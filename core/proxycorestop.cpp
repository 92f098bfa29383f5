#include "proxycore.h"

#include "control/controlserver.h"
#include "server/authroutes.h"
#include "server/httpfrontend.h"

// How the server comes to its end.

using namespace std::chrono_literals;

namespace qiao {

namespace {

// For the last bytes of ended streams to leave; a client that does not read them is not waited for.
constexpr auto flushLimit = 1s;

} // namespace

void ProxyCore::stop(std::chrono::milliseconds grace)
{
    if (m_state.phase != ServerState::Phase::Running && m_state.phase != ServerState::Phase::Stopping) {
        stopped();
        return;
    }
    m_state.phase = ServerState::Phase::Stopping;
    Q_EMIT serverStateChanged(m_state);
    m_control.reset();
    m_frontend->stopAccepting();
    m_auth->endForShutdown();
    m_frontend->closeIdle();
    if (m_exchanges.isEmpty()) {
        finishStop();
        return;
    }
    m_graceTimer.start(grace);
}

void ProxyCore::endRemaining()
{
    const QSet<Exchange *> remaining = m_exchanges;
    for (Exchange *exchange : remaining) {
        exchange->endForShutdown();
    }
}

void ProxyCore::exchangeOver(Exchange *exchange)
{
    m_exchanges.remove(exchange);
    if (m_exchanges.isEmpty()) {
        m_idleMemory.allEnded();
    }
    if (m_state.phase == ServerState::Phase::Stopping && m_exchanges.isEmpty()) {
        finishStop();
    }
}

void ProxyCore::finishStop()
{
    m_graceTimer.stop();
    if (m_frontend->hasConnections()) {
        m_flushTimer.start(flushLimit);
    } else {
        stopped();
    }
}

void ProxyCore::flushedIfStopping()
{
    if (m_flushTimer.isActive()) {
        m_flushTimer.stop();
        stopped();
    }
}

void ProxyCore::stopped()
{
    setReachable(false);
    m_state = ServerState();
    Q_EMIT serverStateChanged(m_state);
}

} // namespace qiao
