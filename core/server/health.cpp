#include "server/health.h"

#include <qiao/accountwords.h>
#include <qiao/version.h>

#include <QSysInfo>

#include <boost/json.hpp>

#include <algorithm>

namespace qiao {

namespace {

using State = AccountSummary::State;

std::string_view word(State state)
{
    switch (state) {
    case State::Usable:
        return "healthy";
    case State::ExpiringSoon:
        return "expiring_soon";
    case State::Expired:
        return "expired";
    case State::SigningIn:
        return "signing_in";
    case State::NeedsSignIn:
        return "needs_sign_in";
    case State::CoolingDown:
        return "cooling_down";
    case State::QuotaUsedUp:
        return "quota_used_up";
    case State::Refused:
        return "refused";
    case State::Disabled:
        return "disabled";
    }
    return "unknown";
}

std::string utc(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

std::string minutesLeft(const QDateTime &expiry, const QDateTime &now)
{
    return QString::number(static_cast<double>(now.msecsTo(expiry)) / 60'000.0, 'f', 1).toStdString()
        + " minutes";
}

boost::json::array accountList(const Health &health)
{
    boost::json::array list;
    for (const AccountSummary &account : health.accounts) {
        boost::json::object entry{{"id", account.name.toStdString()}, {"status", word(account.state)},
            {"kind", kindWord(account.kind).toStdString()}, {"default", account.isDefault},
            {"host", account.host.toStdString()}, {"expiresIn", nullptr},
            {"requests_today", account.requestsToday}, {"tokens_today", account.tokensToday}};
        if (account.expiresAt) {
            entry["expiresIn"] = minutesLeft(*account.expiresAt, health.now);
        }
        if (account.until) {
            entry["until"] = utc(*account.until);
        }
        if (!account.reason.isEmpty()) {
            entry["reason"] = account.reason.toStdString();
        }
        list.push_back(std::move(entry));
    }
    return list;
}

boost::json::object summary(const Health &health)
{
    const auto count = [&health](State state) {
        return std::count_if(health.accounts.begin(), health.accounts.end(),
            [state](const AccountSummary &account) { return account.state == state; });
    };
    return {{"total", health.accounts.size()}, {"healthy", count(State::Usable)},
        {"expiring_soon", count(State::ExpiringSoon)}, {"expired", count(State::Expired)},
        {"needs_sign_in", count(State::NeedsSignIn)}, {"cooling_down", count(State::CoolingDown)},
        {"quota_used_up", count(State::QuotaUsedUp)}, {"refused", count(State::Refused)},
        {"signing_in", count(State::SigningIn)}, {"disabled", count(State::Disabled)},
        {"total_requests_today", health.requestsToday}, {"active_requests", health.activeRequests}};
}

boost::json::object endpoints(const Health &health)
{
    if (health.baseUrls.isEmpty()) {
        return {};
    }
    const std::string base = health.baseUrls.first().toString(QUrl::StripTrailingSlash).toStdString();
    return {{"openai", base + "/v1"}, {"anthropic", base + "/anthropic"}, {"health", base + "/health"}};
}

} // namespace

QByteArray healthBody(const Health &health)
{
    const boost::json::object body{{"status", "ok"}, {"timestamp", utc(health.now)},
        {"version", std::string_view(versionString())}, {"summary", summary(health)},
        {"token_usage",
            {{"input_tokens_today", health.tokensToday.promptTokens},
                {"output_tokens_today", health.tokensToday.completionTokens},
                {"total_tokens_today", health.tokensToday.totalTokens}}},
        {"accounts", accountList(health)},
        {"server_info",
            {{"uptime", health.startedAt.secsTo(health.now)},
                {"platform", QSysInfo::kernelType().toStdString()},
                {"arch", QSysInfo::currentCpuArchitecture().toStdString()}, {"qt_version", qVersion()}}},
        {"endpoints", endpoints(health)}};
    return QByteArray::fromStdString(boost::json::serialize(body));
}

} // namespace qiao
