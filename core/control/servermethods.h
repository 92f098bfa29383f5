#pragma once

#include "control/methodgroup.h"

#include <QDateTime>
#include <QList>
#include <QUrl>

namespace qiao {

class UsageStore;

/// What is true of a running server now.
struct RunningServer
{
    QDateTime startedAt;
    QList<QUrl> baseUrls;
    qsizetype activeRequests = 0;
};

/// The methods about the server itself:
///
///   server.status {} → {running, version, pid, started_at, base_urls, active_requests, today, today_error}
///       without a server: running is false, and what only a server has is null. today: totals of the local
///       day (usagejson.h); where the store cannot tell them null, and today_error says why in a sentence
///   server.stop {} → {running, pid, active_requests}
///       asks the program that runs the server to end; running requests get a few seconds. It has ended when
///       its lock is free. Without a server: running is false, and nothing happens
class ServerMethods : public MethodGroup
{
    Q_OBJECT

public:
    using Look = std::function<RunningServer()>;
    /// Has the program end, but not before it returns.
    using Stop = std::function<void()>;

    /// \a look and \a stop are empty where no server runs. All have to outlive it.
    ServerMethods(UsageStore &store, Look look, Stop stop);

private:
    void status(const ControlCall &call);
    void stop(const ControlCall &call);
    [[nodiscard]] QJsonObject server() const;

    UsageStore &m_store;
    Look m_look;
    Stop m_stop;
};

} // namespace qiao
