#pragma once

#include "control/methodgroup.h"

namespace qiao {

class UsageStore;

/// The methods about what was used:
///
///   usage.report {by?, since?, until?} → report (usagejson.h)
///   usage.import {path, days: [{day, account, requests, prompt_tokens, completion_tokens, cached_tokens,
///   cache_creation_tokens}…]}
///       what another program counted; the same again changes nothing
///       → {days, requests, prompt_tokens, completion_tokens}: what was added
class UsageMethods : public MethodGroup
{
    Q_OBJECT

public:
    /// \a store has to outlive it.
    explicit UsageMethods(UsageStore &store);

private:
    void report(const ControlCall &call);
    void importHistory(const ControlCall &call);

    UsageStore &m_store;
};

} // namespace qiao
