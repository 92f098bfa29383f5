#include "proxycore.h"

#include "accounts/localaccountpool.h"
#include "clientkeys/clientkeystore.h"
#include "logging/debugfiles.h"
#include "logging/logcontrol.h"
#include "logparts.h"
#include "server/httpfrontend.h"
#include "server/listenaddresses.h"
#include "server/modelcatalog.h"
#include "server/porttest.h"
#include "settings/changesetting.h"
#include "settings/settingsstore.h"
#include "settings/writesetting.h"
#include "upstream/networkupstream.h"
#include "usage/usagestore.h"

// What changes while the server runs, and between two of its runs.

using namespace Qt::StringLiterals;

namespace qiao {

ClientKeyStore &ProxyCore::keys()
{
    if (!m_keys) {
        m_keys = std::make_unique<ClientKeyStore>(m_settings.configFolder);
        connect(m_keys.get(), &ClientKeyStore::changed, this, &ProxyCore::keysChanged);
        guardLastKey();
    }
    return *m_keys;
}

void ProxyCore::setReachable(bool reachable)
{
    m_isReachable = reachable;
    guardLastKey();
}

void ProxyCore::guardLastKey()
{
    keys().guardLastKey(
        m_isReachable || isReachableFromNetwork(m_settings), m_settings.clientKeyHashes.size());
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
    Q_EMIT clientKeysChanged(m_keys->keys());
}

Result<void> ProxyCore::checkReachable(const Settings &settings)
{
    if (isReachableFromNetwork(settings) && gateRules().clientKeyHashes.isEmpty()) {
        return tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
            .message = tr("Other computers could use Qiao without a client key. Create one first."),
            .httpStatus = 409,
            .retryHelps = false});
    }
    return {};
}

Result<void> ProxyCore::changeSetting(const QString &setting, const QString &value)
{
    if (isUiKey(setting)) {
        return writeSetting(m_settings.configFolder, setting, value);
    }
    Settings changed = m_settings;
    return assignSetting(changed, setting, value)
        .and_then([&] { return checkReachable(changed); })
        .and_then([&] { return writeSetting(m_settings.configFolder, setting, value.trimmed()); })
        .map([&] {
            adoptSetting(setting, value);
            applySetting(setting);
        });
}

void ProxyCore::adoptSetting(const QString &setting, const QString &value)
{
    if (assignSetting(m_settings, setting, value)) {
        Q_EMIT settingWritten(setting, value);
    }
}

/// The parts are there from start() on; what is not named here counts from the next one.
void ProxyCore::applySetting(const QString &setting)
{
    const Settings &now = m_settings;
    guardLastKey();
    if (!m_frontend) {
        return;
    }
    if (setting == "logging/level"_L1) {
        m_log->control->adoptLevel(now.logLevel);
    } else if (setting == "logging/debugFiles"_L1) {
        m_log->control->adoptDebugFiles(now.debugFiles);
    } else if (setting == "accounts/strategy"_L1) {
        m_accounts->pool->setStrategy(now.strategy);
    }
    // each of these may be told again what it knows
    m_log->debugFiles->setLimit(now.debugFileLimit);
    m_frontend->setGate(gateRules());
    m_accounts->upstream->setTimeouts({now.connectTimeout, now.idleTimeout});
    m_models->setPreferences(modelPreferences(now));
    m_usage->setRetentionDays(now.retentionDays);
    m_exchangeOptions.contextCheck = now.contextCheck;
}

Result<PortFinding> ProxyCore::testPort(const QString &host, quint16 port)
{
    Settings wanted;
    return assignSetting(wanted, u"server/host"_s, host)
        .and_then([&] { return listenAddresses(wanted.host, true); })
        .map([&](const QList<QHostAddress> &addresses) {
            return qiao::testPort(addresses, port, m_state.port);
        });
}

} // namespace qiao
