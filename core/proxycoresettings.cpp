#include "proxycore.h"

#include "clientkeys/clientkeystore.h"
#include "server/httpfrontend.h"

#include <qiao/loadsettings.h>

// What changes while the server runs.

namespace qiao {

ClientKeyStore &ProxyCore::keys()
{
    if (!m_keys) {
        m_keys = std::make_unique<ClientKeyStore>(m_settings.configFolder);
        m_keys->guardLastKey(isReachableFromNetwork(m_settings), m_settings.clientKeyHashes.size());
        connect(m_keys.get(), &ClientKeyStore::changed, this, &ProxyCore::keysChanged);
    }
    return *m_keys;
}

GateRules ProxyCore::gateRules()
{
    // a file that cannot be read may hold keys: better nobody is let in than everybody
    return {m_settings.allowedHosts, m_settings.allowedOrigins, m_settings.clientKeyHashes + keys().hashes(),
        m_isReachable || !keys().fault().isEmpty()};
}

void ProxyCore::keysChanged()
{
    if (m_frontend) {
        m_frontend->setGate(gateRules());
    }
    if (!m_keys->fault().isEmpty()) {
        Q_EMIT warningRaised(m_keys->fault());
    }
}

} // namespace qiao
