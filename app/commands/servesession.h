#pragma once

#include "commands/servereport.h"

#include <qiao/loadsettings.h>
#include <qiao/workerservice.h>

#include <QObject>

namespace qiao {

/// One run of the server, from its start to its end: hands what the service says to the report, and the wish
/// to stop to the service. Terminal and report have to outlive it.
class ServeSession : public QObject
{
    Q_OBJECT

public:
    ServeSession(const LoadedSettings &loaded, ServeReport &report, Terminal &terminal);

    void start();
    /// The first time, lets running requests finish for 5 s; the second time, ends at once.
    void stop();

Q_SIGNALS:
    /// The session is over; \a exitCode is the process's.
    void ended(int exitCode);

private:
    void follow(const ServerState &state);
    void followAccounts(const QList<AccountSummary> &accounts);

    LoadedSettings m_loaded;
    ServeReport &m_report;
    Terminal &m_terminal;
    WorkerService m_service;
    QList<AccountSummary> m_shownAccounts;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace qiao
