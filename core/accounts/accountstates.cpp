#include "accounts/accountstates.h"

#include "accounts/accounterrors.h"

#include <QCoreApplication>
#include <QHash>
#include <QTimeZone>

#include <algorithm>

namespace qiao {

namespace {

constexpr auto soon = std::chrono::minutes(30);
/// A timer must not overflow, and a sleeping machine must not make it late for long.
constexpr std::chrono::milliseconds longestWait = std::chrono::hours(24);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

QDateTime dateTime(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
}

AccountSummary::State stateAt(TimePoint expiresAt, TimePoint now)
{
    if (now >= expiresAt) {
        return AccountSummary::State::Expired;
    }
    return now >= expiresAt - soon ? AccountSummary::State::ExpiringSoon : AccountSummary::State::Usable;
}

} // namespace

AccountSummary summaryOf(const QwenCliAccount &account, TimePoint now)
{
    if (!account.credentials) {
        return unusableSummary(account, unusableFileError(account.file, account.credentials.error()).message);
    }
    const auto baseUrl = serviceBaseUrl(account.credentials->resourceUrl);
    if (!baseUrl) {
        return unusableSummary(account, baseUrl.error().message);
    }
    return {.name = account.file.accountName,
        .state = stateAt(account.credentials->expiresAt, now),
        .host = baseUrl->host(),
        .expiresAt = dateTime(account.credentials->expiresAt)};
}

AccountSummary unusableSummary(const QwenCliAccount &account, const QString &reason)
{
    return {.name = account.file.accountName, .state = AccountSummary::State::NeedsSignIn, .reason = reason};
}

std::optional<std::chrono::milliseconds> untilNextState(const QList<AccountSummary> &summaries, TimePoint now)
{
    std::optional<std::chrono::milliseconds> wait;
    for (const AccountSummary &account : summaries) {
        if (!account.expiresAt || account.state == AccountSummary::State::Expired) {
            continue;
        }
        const TimePoint end{std::chrono::milliseconds(account.expiresAt->toMSecsSinceEpoch())};
        const auto next = (account.state == AccountSummary::State::Usable ? end - soon : end) - now;
        wait = std::clamp(next, std::chrono::milliseconds(1), wait.value_or(longestWait));
    }
    return wait;
}

QString sharedSignInWarning(const QList<QwenCliAccount> &accounts)
{
    QHash<QByteArray, QString> owners;
    for (const QwenCliAccount &account : accounts) {
        if (!account.credentials) {
            continue;
        }
        QString &owner = owners[account.credentials->refreshToken];
        if (!owner.isEmpty()) {
            return Text::tr("\"%1\" and \"%2\" are copies of one sign-in, and refreshing one ends the other. "
                            "Remove one of the files, or sign in to it with another account.")
                .arg(owner, account.file.accountName);
        }
        owner = account.file.accountName;
    }
    return {};
}

} // namespace qiao
