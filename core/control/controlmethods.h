#pragma once

#include "control/methodgroup.h"

#include <functional>
#include <memory>
#include <vector>

namespace qiao {

/// The methods that programs of the same user may call, over the local socket or in one process, by groups:
/// accountmethods.h and its neighbours list them. Names and members are JSON-RPC 2.0's; keys are snake_case,
/// times ISO 8601 in UTC. Secrets go in and never out, but for a client key in the moment it is made.
class ControlMethods
{
public:
    using MakeGroup = std::function<std::unique_ptr<MethodGroup>()>;

    /// Has the methods that begin with \a name and a dot. \a make is called with the first call of one, so
    /// that a command wakes nothing that it does not ask for.
    void add(QLatin1StringView name, MakeGroup make);

    /// Has the call replied to exactly once, perhaps before this returns, unless its caller is destroyed
    /// first, which also cancels what is cancellable. An unknown method is Rejected (404).
    void call(const QString &method, const ControlCall &call);

private:
    struct Group
    {
        QLatin1StringView name;
        MakeGroup make;
        std::unique_ptr<MethodGroup> made = {};
    };
    std::vector<Group> m_groups;
};

} // namespace qiao
