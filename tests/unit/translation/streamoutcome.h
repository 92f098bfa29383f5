#pragma once

#include "translation/dialect.h"

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <vector>

/// What a translation says beside its bytes, in the form of the fixtures.
inline boost::json::object outcomeOf(const std::optional<qiao::translation::UpstreamError> &failure,
    const std::optional<qiao::translation::Usage> &usage, bool sawToken,
    const std::vector<qiao::translation::Change> &changes)
{
    boost::json::object outcome;
    outcome["sawToken"] = sawToken;
    if (failure) {
        outcome["failure"] = {
            {"status", failure->status}, {"code", failure->code}, {"message", failure->message}};
    }
    if (usage) {
        outcome["usage"] = {usage->promptTokens, usage->completionTokens, usage->totalTokens,
            usage->cachedTokens, usage->cacheCreationTokens, usage->reasoningTokens};
    }
    if (!changes.empty()) {
        boost::json::array list;
        for (const qiao::translation::Change &change : changes) {
            list.emplace_back(change.what);
        }
        outcome["changes"] = std::move(list);
    }
    return outcome;
}
