#include "control/requestfollow.h"

#include "control/requestnews.h"
#include "live/liverequests.h"
#include "server/requestrecorder.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr qsizetype mostWaiting = 500;

} // namespace

RequestFollow::RequestFollow(const ControlCall &call, const RunningRequests &running)
    : QObject(call.caller), m_caller(call.caller), m_notify(call.notify), m_live(running.live)
{
    connect(&running.recorder, &RequestRecorder::recorded, this, &RequestFollow::takeEnded);
    connect(m_caller, &ControlCaller::caughtUp, this, &RequestFollow::catchUp);
    m_live.watch(this, [this](const LiveSnapshot &snapshot) { take(snapshot); });
}

void RequestFollow::take(const LiveSnapshot &snapshot)
{
    if (m_isStale || m_caller->isBehind()) {
        m_isStale = true;
        return;
    }
    tellRunning(m_notify, snapshot.running, false);
}

void RequestFollow::takeEnded(const RequestRow &row)
{
    if (m_waiting.isEmpty() && !m_caller->isBehind()) {
        tellRequests(m_notify, u"requests.ended"_s, {row});
        return;
    }
    m_isStale = true;
    if (m_waiting.size() == mostWaiting) {
        m_waiting.removeFirst();
        ++m_skipped;
    }
    m_waiting.append(row);
}

void RequestFollow::catchUp()
{
    if (const qint64 skipped = std::exchange(m_skipped, 0); skipped > 0) {
        m_notify(u"requests.skipped"_s, {{"count"_L1, skipped}});
    }
    while (!m_waiting.isEmpty() && !m_caller->isBehind()) {
        tellRequests(m_notify, u"requests.ended"_s, {m_waiting.takeFirst()});
    }
    if (m_isStale && !m_caller->isBehind()) {
        m_isStale = false;
        tellRunning(m_notify, m_live.running(), true);
    }
}

} // namespace qiao
