#pragma once

#include "simulator/oauthserver.h"

#include <tl/expected.hpp>

namespace qiao::simulator {

/// {"outcome": "approved" | "denied" | "expired" | "unknown" | "manual", "pendingPolls", "slowDownPolls",
/// "slowDownStatus", "expiresIn", "interval", "verificationUri"}; an error says what was not understood.
[[nodiscard]] tl::expected<DeviceFlow, QByteArray> deviceFlowFromJson(const QByteArray &json);

/// What a user does about a code: {"userCode": "…", "outcome": "approved"}. Without a code all are meant.
struct DeviceDecision
{
    QByteArray userCode = {};
    DeviceFlow::Outcome outcome = DeviceFlow::Outcome::Approved;
};
[[nodiscard]] tl::expected<DeviceDecision, QByteArray> deviceDecisionFromJson(const QByteArray &json);

} // namespace qiao::simulator
