#pragma once

#include "control/controlcall.h"
#include "control/requestmethods.h"

#include <qiao/livesnapshot.h>

#include <QList>

namespace qiao {

/// One call of requests.follow: tells its caller what the running requests do until the caller is destroyed,
/// and this, a child of it, with it. While the caller is behind, nothing is sent: the last 500 that ended are
/// kept for it, older ones are counted, and what runs is told anew when it has caught up.
class RequestFollow : public QObject
{
    Q_OBJECT

public:
    RequestFollow(const ControlCall &call, const RunningRequests &running);

private:
    void take(const LiveSnapshot &snapshot);
    void takeEnded(const RequestRow &row);
    void catchUp();

    ControlCaller *m_caller;
    ControlCall::Notify m_notify;
    LiveRequests &m_live;
    QList<RequestRow> m_waiting; ///< ended, and not told yet
    qint64 m_skipped = 0;
    bool m_isStale = false; ///< something was not told since the caller fell behind
};

} // namespace qiao
