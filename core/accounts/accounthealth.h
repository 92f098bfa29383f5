#pragma once

#include "accounts/account.h"
#include "accounts/clock.h"

#include <qiao/accountsummary.h>
#include <qiao/error.h>

#include <optional>

namespace qiao {

/// How the service stands towards an account, told by its answers alone. Pure; time comes in.
///
/// What counts are refusals of the account: throttled, out of quota, refused. A failing service (5xx, 504,
/// no connection) and refusals of one request or one model say nothing about it. Nothing is held against an
/// account for ever: what the service gave no end to is worth another request after a while.
class AccountHealth
{
public:
    /// A request of an account of \a kind was refused with \a error.
    void refused(const Error &error, AccountKind kind, TimePoint now);
    /// A request was answered: whatever was before is over.
    void worked();

    /// Usable, CoolingDown, QuotaUsedUp or Refused.
    [[nodiscard]] AccountSummary::State state(TimePoint now) const;
    /// When state() becomes Usable by itself; absent when it is, or nobody knows.
    [[nodiscard]] std::optional<TimePoint> until(TimePoint now) const;
    /// Whether failover passes over the account; ends with state(), or after a while where that has no end.
    [[nodiscard]] bool isOut(TimePoint now) const;
    /// One sentence for the user of \a account; empty when usable.
    [[nodiscard]] QString reason(const Account &account, TimePoint now) const;

    bool operator==(const AccountHealth &) const = default;

private:
    void coolDown(const Error &error, TimePoint now);
    void useUp(const Error &error, AccountKind kind, TimePoint now);

    AccountSummary::State m_state = AccountSummary::State::Usable;
    Error::Concern m_concern = Error::Concern::Request;
    std::optional<TimePoint> m_until;
    TimePoint m_outUntil = {};
    QString m_message; ///< of the refusal
};

} // namespace qiao
