#pragma once

#include "control/methodgroup.h"

#include <memory>

namespace qiao {

class LiveRequests;
class RequestRecorder;
class UsageStore;

/// What a running server tells of its requests.
struct RunningRequests
{
    LiveRequests &live;
    const RequestRecorder &recorder;
};

/// The methods about single requests:
///
///   requests.newest {count?} → {}
///       those that ended last, oldest first; 20 unless told, at most 1000
///       notifies requests.newest {requests: [request…]}
///   requests.follow {}
///       goes on until the caller goes away; without a server Rejected (409)
///       notifies requests.running {requests: [request…], complete}: those that run and changed, at most four
///       times a second; complete: none but these and the next ones run
///       notifies requests.ended {requests: [request…]}
///       notifies requests.skipped {count}: so many ended that the caller is not told of, because it reads
///       too slowly
///
/// request: see requestjson.h
class RequestMethods : public MethodGroup
{
    Q_OBJECT

public:
    /// \a running is null where no server runs. All have to outlive it.
    RequestMethods(UsageStore &store, const RunningRequests *running);
    ~RequestMethods() override;

private:
    void newest(const ControlCall &call);
    void follow(const ControlCall &call);

    UsageStore &m_store;
    const std::unique_ptr<const RunningRequests> m_running;
};

} // namespace qiao
