#pragma once

#include <qiao/loadsettings.h>
#include <qiao/serverstate.h>
#include <qiao/settingsservice.h>

#include <optional>

namespace qiao {

class ProxyCore;

/// The settings of the server that runs on the worker thread, as they are written there.
class WorkerSettings : public SettingsService
{
    Q_OBJECT

public:
    /// \a core has to outlive it, and does not work yet.
    WorkerSettings(ProxyCore *core, LoadedSettings loaded);

    [[nodiscard]] QList<SettingValue> values() const override;
    [[nodiscard]] QFuture<Result<void>> change(const QString &key, const QString &value) override;
    [[nodiscard]] QFuture<Result<PortFinding>> testPort(const QString &host, quint16 port) override;
    [[nodiscard]] bool isLan() const override;
    [[nodiscard]] QFuture<Result<void>> setLan(bool on) override;
    [[nodiscard]] QList<ClientKey> keys() const override { return m_keys; }
    [[nodiscard]] QString otherKeys() const override;
    [[nodiscard]] QFuture<Result<NewClientKey>> createKey(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> renameKey(const QString &id, const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> revokeKey(const QString &id) override;
    [[nodiscard]] QString uiValue(const QString &key) const override;
    QFuture<Result<void>> setUiValue(const QString &key, const QString &value) override;

private:
    void followServer(const ServerState &state);

    ProxyCore *m_core;
    LoadedSettings m_loaded;
    std::optional<Settings> m_inEffect; ///< while a server runs: what it was started with
    QList<ClientKey> m_keys;
};

} // namespace qiao
