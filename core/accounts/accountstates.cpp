#include "accounts/accountstates.h"

#include "accounts/accounterrors.h"

#include <qiao/accountwords.h>

#include <QTimeZone>

#include <algorithm>

namespace qiao {

namespace {

constexpr auto soon = std::chrono::minutes(30);
/// A timer must not overflow, and a sleeping machine must not make it late for long.
constexpr std::chrono::milliseconds longestWait = std::chrono::hours(24);

QDateTime dateTime(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
}

TimePoint timePoint(const QDateTime &date)
{
    return TimePoint(std::chrono::milliseconds(date.toMSecsSinceEpoch()));
}

AccountSummary::State stateAt(TimePoint expiresAt, TimePoint now)
{
    if (now >= expiresAt) {
        return AccountSummary::State::Expired;
    }
    return now >= expiresAt - soon ? AccountSummary::State::ExpiringSoon : AccountSummary::State::Usable;
}

} // namespace

AccountSummary withTokens(AccountSummary account, const QwenCliCredentials &credentials, TimePoint now)
{
    const auto baseUrl = serviceBaseUrl(credentials.resourceUrl);
    if (!baseUrl) {
        return needingSignIn(std::move(account), baseUrl.error().message);
    }
    account.state = stateAt(credentials.expiresAt, now);
    account.host = baseUrl->host();
    account.expiresAt = dateTime(credentials.expiresAt);
    return account;
}

AccountSummary needingSignIn(AccountSummary account, const QString &reason)
{
    account.state = AccountSummary::State::NeedsSignIn;
    account.reason = reason;
    return account;
}

AccountSummary withHealth(
    AccountSummary summary, const AccountHealth &health, const Account &account, TimePoint now)
{
    if (!isSendable(summary.state) || health.state(now) == AccountSummary::State::Usable) {
        return summary;
    }
    summary.state = health.state(now);
    summary.reason = health.reason(account, now);
    if (const auto until = health.until(now)) {
        summary.until = dateTime(*until);
    }
    return summary;
}

std::optional<std::chrono::milliseconds> untilNextState(const QList<AccountSummary> &summaries, TimePoint now)
{
    std::optional<std::chrono::milliseconds> wait;
    const auto consider = [&wait, now](
                              const std::optional<QDateTime> &date, std::chrono::milliseconds before) {
        if (!date) {
            return;
        }
        const auto left = timePoint(*date) - before - now;
        if (left > std::chrono::milliseconds(0)) {
            wait = std::min(left, wait.value_or(longestWait));
        }
    };
    for (const AccountSummary &account : summaries) {
        consider(account.expiresAt, soon);
        consider(account.expiresAt, {});
        consider(account.until, {});
    }
    return wait;
}

} // namespace qiao
