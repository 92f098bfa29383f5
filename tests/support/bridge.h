#pragma once

#include "simulator/simulator.h"

#include <qiao/workerservice.h>

#include <QList>
#include <QTemporaryDir>
#include <QThread>

#include <functional>
#include <memory>

namespace qiao {

/// A running Qiao in front of a simulated service, each on a thread of its own, with a throw-away home and an
/// account "default" that is signed in.
class Bridge
{
public:
    struct Options
    {
        SimulatorOptions simulator = {.rules = simulator::Rules::Portal};
        bool signedIn = true; ///< ~/.qwen/oauth_creds.json exists
        bool withKey = false; ///< account "env" with a key the simulator knows
        std::function<void(Settings &)> adjust = {}; ///< last word on the settings
    };

    Bridge();
    explicit Bridge(Options options);
    ~Bridge();

    [[nodiscard]] Simulator &service() { return *m_simulator; }
    [[nodiscard]] WorkerService &qiao() { return *m_qiao; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    /// Ends the server and waits for it; start() begins another one with the same folders.
    void stop();
    void start();
    [[nodiscard]] quint16 port() const { return m_qiao->serverState().port; }
    [[nodiscard]] const QList<RequestRow> &rows() const { return m_rows; }
    [[nodiscard]] QString qwenHome() const { return m_home.filePath(QStringLiteral("qwen")); }
    /// Writes a credentials file of the CLI's.
    void writeCredentials(const QString &fileName, const QByteArray &json);

private:
    QTemporaryDir m_home;
    QThread m_simulatorThread;
    std::unique_ptr<Simulator> m_simulator;
    Settings m_settings;
    std::unique_ptr<WorkerService> m_qiao;
    QList<RequestRow> m_rows;
};

} // namespace qiao
