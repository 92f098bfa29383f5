#include "workersettings.h"

#include "accounts/finishedfuture.h"
#include "clientkeys/clientkeystore.h"
#include "settings/changesetting.h"
#include "settings/settingsstore.h"
#include "workercall.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto hostKey = "server/host"_L1;
/// Where others could connect before the user shut them out.
constexpr auto lanAddressKey = "ui/lanAddress"_L1;

QFuture<Result<void>> refused(int httpStatus, const QString &sentence)
{
    return finishedFuture(Result<void>(tl::make_unexpected(Error{
        .kind = Error::Kind::Rejected, .message = sentence, .httpStatus = httpStatus, .retryHelps = false})));
}

} // namespace

WorkerSettings::WorkerSettings(ProxyCore *core, LoadedSettings loaded)
    : m_core(core), m_loaded(std::move(loaded))
{
    connect(core, &ProxyCore::settingWritten, this, [this](const QString &setting, const QString &value) {
        if (adoptSetting(m_loaded, setting, value)) {
            Q_EMIT valuesChanged();
        }
    });
    connect(core, &ProxyCore::clientKeysChanged, this, [this](const QList<ClientKey> &keys) {
        m_keys = keys;
        Q_EMIT keysChanged();
    });
    connect(core, &ProxyCore::serverStateChanged, this, &WorkerSettings::followServer);
    QMetaObject::invokeMethod(
        core, [core] { Q_EMIT core->clientKeysChanged(core->keys().keys()); }, Qt::QueuedConnection);
}

void WorkerSettings::followServer(const ServerState &state)
{
    if (state.phase == ServerState::Phase::Starting) {
        m_inEffect = m_loaded.settings;
        Q_EMIT valuesChanged();
    } else if (state.phase == ServerState::Phase::Stopped || state.phase == ServerState::Phase::Failed) {
        m_inEffect.reset();
        Q_EMIT valuesChanged();
    }
}

QList<SettingValue> WorkerSettings::values() const
{
    QList<SettingValue> now = describeSettings(m_loaded);
    if (m_inEffect) {
        const QList<SettingValue> inEffect = describeSettings({.settings = *m_inEffect});
        for (qsizetype i = 0; i < now.size(); ++i) {
            now[i].isPending = now.at(i).needsRestart && now.at(i).value != inEffect.at(i).value;
        }
    }
    return now;
}

QFuture<Result<void>> WorkerSettings::change(const QString &key, const QString &value)
{
    const SettingOrigin origin = m_loaded.origins.value(key);
    if (isDecidedElsewhere(origin)) {
        return refused(409, tr("%1 decides this. Change it there, or remove it.").arg(origin.name));
    }
    if (isUiKey(key)) {
        return setUiValue(key, value);
    }
    return askCore<void>(m_core, [key, value](ProxyCore &core) { return core.changeSetting(key, value); });
}

QFuture<Result<PortFinding>> WorkerSettings::testPort(const QString &host, quint16 port)
{
    return askCore<PortFinding>(m_core, [host, port](ProxyCore &core) { return core.testPort(host, port); });
}

bool WorkerSettings::isLan() const
{
    return isReachableFromNetwork(m_loaded.settings);
}

QFuture<Result<void>> WorkerSettings::setLan(bool on)
{
    if (on == isLan()) {
        return finishedFuture(Result<void>());
    }
    if (on) {
        const QString address = uiValue(lanAddressKey);
        return change(hostKey, address.isEmpty() ? u"0.0.0.0"_s : address);
    }
    const QString address = m_loaded.settings.host;
    QFuture<Result<void>> changed = change(hostKey, {});
    if (!isDecidedElsewhere(m_loaded.origins.value(hostKey))) {
        setUiValue(lanAddressKey, address);
    }
    return changed;
}

QString WorkerSettings::otherKeys() const
{
    return m_loaded.origins.value(u"server/clientKeys"_s).name;
}

QFuture<Result<NewClientKey>> WorkerSettings::createKey(const QString &name)
{
    return askCore<NewClientKey>(m_core, [name](ProxyCore &core) { return core.keys().create(name); });
}

QFuture<Result<void>> WorkerSettings::renameKey(const QString &id, const QString &name)
{
    return askCore<void>(m_core,
        [id, name](ProxyCore &core) { return core.keys().rename(id, name).map([](const ClientKey &) {}); });
}

QFuture<Result<void>> WorkerSettings::revokeKey(const QString &id)
{
    return askCore<void>(m_core, [id](ProxyCore &core) { return core.keys().revoke(id); });
}

QString WorkerSettings::uiValue(const QString &key) const
{
    return m_loaded.ui.value(key);
}

QFuture<Result<void>> WorkerSettings::setUiValue(const QString &key, const QString &value)
{
    if (!isUiKey(key)) {
        return refused(404, tr("There is no setting \"%1\".").arg(key));
    }
    if (uiValue(key) != value) {
        m_loaded.ui.insert(key, value);
        Q_EMIT uiValueChanged(key, value);
    }
    return askCore<void>(m_core, [key, value](ProxyCore &core) { return core.changeSetting(key, value); });
}

} // namespace qiao
