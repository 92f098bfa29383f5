#pragma once

#include <qiao/accountsummary.h>
#include <qiao/requestrow.h>
#include <qiao/serverstate.h>

#include <QHash>
#include <QObject>

namespace qiao {

class ProxyCore;

/// Writes into the log what the server makes known: that it runs and stops, how its accounts stand, every
/// request for a model and every one that failed, and its warnings.
class ServerLog : public QObject
{
    Q_OBJECT

public:
    explicit ServerLog(const ProxyCore &core, QObject *parent = nullptr);

private:
    void logState(const ServerState &state);
    void logAccounts(const QList<AccountSummary> &accounts);

    QHash<QString, QString> m_accounts; ///< what was said of each, by name
};

/// One line about a request that ended: at Warning when Qiao or the service failed, at Info when the client's
/// request did or when it was for a model, else at Debug.
void logRequest(const RequestRow &row);

} // namespace qiao
