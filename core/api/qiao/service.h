#pragma once

#include <qiao/accountsummary.h>
#include <qiao/livesnapshot.h>
#include <qiao/loglevel.h>
#include <qiao/requestrow.h>
#include <qiao/serverstate.h>
#include <qiao/settings.h>

#include <QObject>
#include <QThread>

namespace qiao {

class ProxyCore;

/// The façade: everything that a program around the core may ask of it. Lives on the main (or GUI)
/// thread and owns the worker thread that the server runs on; only values cross between the two.
class Service : public QObject
{
    Q_OBJECT

public:
    explicit Service(Settings settings, QObject *parent = nullptr);
    /// Stops at once what still runs, without waiting for streams.
    ~Service() override;

    /// Starts listening. Ends in serverStateChanged with Running or Failed.
    void start();
    /// Stops accepting, lets running streams finish for up to \a grace, ends the others with an error
    /// event, and ends in serverStateChanged with Stopped.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds(5));

    /// Whether somebody looks at what goes on: then liveChanged() comes with every running request at once,
    /// and with changes at most four times a second. Not at first, and while nobody looks nothing is counted
    /// together.
    void setLiveWanted(bool wanted);
    /// What is logged from now on; only while the server runs. A change that cannot be persisted is not made:
    /// warningRaised() says why.
    void setLogLevel(LogLevel level, Persist persist);
    /// Whether a debug file is written about each request that comes from now on.
    void setDebugFiles(bool on, Persist persist);

    [[nodiscard]] ServerState serverState() const;
    [[nodiscard]] LogState logState() const;
    [[nodiscard]] QList<qiao::AccountSummary> accounts() const;

Q_SIGNALS:
    void serverStateChanged(const qiao::ServerState &state);
    void accountsChanged(const QList<qiao::AccountSummary> &accounts);
    void requestFinished(const qiao::RequestRow &row);
    void liveChanged(const qiao::LiveSnapshot &snapshot);
    void logStateChanged(const qiao::LogState &state);
    /// A sentence that the person at the terminal should read once (an unknown default account, …).
    void warningRaised(const QString &sentence);

private:
    void setServerState(const ServerState &state);

    QThread m_worker;
    LogState m_logState;
    ProxyCore *m_core; ///< lives on the worker and is deleted there
    ServerState m_state;
    QList<AccountSummary> m_accounts;
};

} // namespace qiao
