#pragma once

#include <qiao/accountsummary.h>
#include <qiao/livesnapshot.h>
#include <qiao/loglevel.h>
#include <qiao/requestrow.h>
#include <qiao/result.h>
#include <qiao/serverstate.h>
#include <qiao/usagereport.h>

#include <QFuture>
#include <QObject>

#include <chrono>

namespace qiao {

/// The façade of the server: what a program around the core may ask of it, and what it tells. Verbs go in,
/// values come out; everything belongs to the main (or GUI) thread. Futures are awaited with whenFinished().
class Service : public QObject
{
    Q_OBJECT

public:
    /// Starts listening. Ends in serverStateChanged with Running or Failed.
    virtual void start() = 0;
    /// Stops accepting, lets running streams finish for up to \a grace, ends the others with an error
    /// event, and ends in serverStateChanged with Stopped.
    virtual void stop(std::chrono::milliseconds grace) = 0;
    void stop() { stop(std::chrono::seconds(5)); }

    /// Whether somebody looks at what goes on: then liveChanged() comes with every running request at once,
    /// and with changes at most four times a second. Not at first, and while nobody looks nothing is counted
    /// together.
    virtual void setLiveWanted(bool wanted) = 0;
    /// What is logged from now on; only while the server runs. A change that cannot be persisted is not made:
    /// warningRaised() says why.
    virtual void setLogLevel(LogLevel level, Persist persist) = 0;
    /// Whether a debug file is written about each request that comes from now on.
    virtual void setDebugFiles(bool on, Persist persist) = 0;

    [[nodiscard]] virtual ServerState serverState() const = 0;
    [[nodiscard]] virtual LogState logState() const = 0;
    [[nodiscard]] virtual QList<qiao::AccountSummary> accounts() const = 0;

    [[nodiscard]] virtual QFuture<Result<UsageReport>> usageReport(const UsageQuery &query) = 0;
    /// The newest \a count requests that ended, oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<RequestRow>>> newestRequests(int count) = 0;

Q_SIGNALS:
    void serverStateChanged(const qiao::ServerState &state);
    void accountsChanged(const QList<qiao::AccountSummary> &accounts);
    void requestFinished(const qiao::RequestRow &row);
    void liveChanged(const qiao::LiveSnapshot &snapshot);
    void logStateChanged(const qiao::LogState &state);
    /// Somebody asked the program to end (qiao stop): it is to do what it does at SIGTERM.
    void stopRequested();
    /// A sentence that the person at the program should read once (an unknown default account, …).
    void warningRaised(const QString &sentence);

protected:
    using QObject::QObject;
};

} // namespace qiao
