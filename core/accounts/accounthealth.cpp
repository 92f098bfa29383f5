#include "accounts/accounthealth.h"

#include "accounts/plans.h"
#include "accounts/serviceday.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace std::chrono_literals;

namespace qiao {

using State = AccountSummary::State;
using Concern = Error::Concern;

namespace {

constexpr std::chrono::seconds requestRateWait = 5s;
constexpr std::chrono::seconds tokenRateWait = 60s;
/// A Retry-After beyond this is no throttle, or a mistake.
constexpr std::chrono::seconds longestThrottle = 1h;
/// The window of some hours slides: part of it comes back long before its end.
constexpr std::chrono::seconds hourQuotaTrial = 15min;
constexpr std::chrono::seconds trial = 1h;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

/// When the quota that \a error is about is filled up again, where that is known.
std::optional<TimePoint> quotaEnd(const Error &error, AccountKind kind, TimePoint now)
{
    if (error.resetsAt) {
        return TimePoint(std::chrono::milliseconds(error.resetsAt->toMSecsSinceEpoch()));
    }
    if (error.retryAfter) {
        return now + *error.retryAfter;
    }
    if (error.concern == Concern::WeekQuota) {
        return nextServiceWeek(now);
    }
    // a sign-in has a daily quota only, whatever the text calls it
    if (error.concern == Concern::DayQuota
        || (kind == AccountKind::QwenSignIn && error.concern == Concern::Quota)) {
        return nextServiceDay(now);
    }
    return std::nullopt;
}

/// "Monday 00:00" within the week, else with the date.
QString localTime(TimePoint time, TimePoint now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    const QLocale locale;
    const QString hour = locale.toString(local.time(), QStringLiteral("HH:mm"));
    const QString day = time - now < std::chrono::days(6)
        ? locale.standaloneDayName(local.date().dayOfWeek())
        : locale.toString(local.date(), QLocale::ShortFormat);
    return day + u' ' + hour;
}

} // namespace

void AccountHealth::refused(const Error &error, AccountKind kind, TimePoint now)
{
    switch (error.concern) {
    case Concern::Request:
    case Concern::Model:
        return;
    case Concern::RequestRate:
    case Concern::TokenRate:
        coolDown(error, now);
        return;
    case Concern::HourQuota:
    case Concern::DayQuota:
    case Concern::WeekQuota:
    case Concern::MonthQuota:
    case Concern::Quota:
        useUp(error, kind, now);
        return;
    case Concern::Account:
        m_state = State::Refused;
        m_concern = error.concern;
        m_until.reset();
        m_outUntil = now + trial;
        m_message = error.message;
        return;
    }
}

void AccountHealth::coolDown(const Error &error, TimePoint now)
{
    const std::chrono::seconds usual = error.concern == Concern::TokenRate ? tokenRateWait : requestRateWait;
    const TimePoint end = now + std::clamp(error.retryAfter.value_or(usual), 1s, longestThrottle);
    // a throttle says nothing new of an account that is out for longer
    if (isOut(now) && m_outUntil >= end) {
        return;
    }
    m_state = State::CoolingDown;
    m_concern = error.concern;
    m_until = m_outUntil = end;
    m_message = error.message;
}

void AccountHealth::useUp(const Error &error, AccountKind kind, TimePoint now)
{
    m_state = State::QuotaUsedUp;
    m_concern = error.concern;
    m_until = quotaEnd(error, kind, now);
    if (m_until) {
        // the service's clock may be ahead: what it still refuses is not to be asked again at once
        m_until = std::max(*m_until, now + tokenRateWait);
    }
    m_outUntil = m_until.value_or(now + (error.concern == Concern::HourQuota ? hourQuotaTrial : trial));
    m_message = error.message;
}

void AccountHealth::worked()
{
    *this = AccountHealth();
}

State AccountHealth::state(TimePoint now) const
{
    return m_until && now >= *m_until ? State::Usable : m_state;
}

std::optional<TimePoint> AccountHealth::until(TimePoint now) const
{
    return m_until && now < *m_until ? m_until : std::nullopt;
}

bool AccountHealth::isOut(TimePoint now) const
{
    return m_state != State::Usable && now < m_outUntil;
}

QString AccountHealth::reason(const Account &account, TimePoint now) const
{
    const State state = this->state(now);
    if (state == State::Refused) {
        return m_message;
    }
    if (state == State::CoolingDown) {
        return m_concern == Concern::TokenRate ? Text::tr("Too many tokens this minute. Wait a moment.")
                                               : Text::tr("Too many requests at once. Wait a moment.");
    }
    if (state != State::QuotaUsedUp) {
        return {};
    }
    const bool isPlan = planOf(account.kind).isSubscription;
    if (!m_until) {
        return (isPlan ? Text::tr("The plan of \"%1\" is used up. The service did not say until when.")
                       : Text::tr("The quota of \"%1\" is used up. The service did not say until when."))
            .arg(account.name);
    }
    return (isPlan ? Text::tr("The plan of \"%1\" is used up until %2.")
                   : Text::tr("The quota of \"%1\" is used up until %2."))
        .arg(account.name, localTime(*m_until, now));
}

} // namespace qiao
