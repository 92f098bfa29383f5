#include "terminal/accountstate.h"

#include <QCoreApplication>
#include <QLocale>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AccountState)
};

} // namespace

QString hourText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    return local.date() == now.toLocalTime().date() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                    : QLocale().toString(local, QLocale::ShortFormat);
}

QString stateText(const AccountSummary &account, const QDateTime &now)
{
    switch (account.state) {
    case AccountSummary::State::Usable:
    case AccountSummary::State::ExpiringSoon:
        return Text::tr("ready");
    case AccountSummary::State::Expired:
        return Text::tr("token expired, renewed with the next request");
    case AccountSummary::State::SigningIn:
        return Text::tr("signing in");
    case AccountSummary::State::NeedsSignIn:
        return Text::tr("needs you to sign in again");
    case AccountSummary::State::CoolingDown:
        return account.until ? Text::tr("throttled until %1").arg(hourText(*account.until, now))
                             : Text::tr("throttled");
    case AccountSummary::State::QuotaUsedUp:
        return account.until ? Text::tr("quota used up until %1").arg(hourText(*account.until, now))
                             : Text::tr("quota used up");
    case AccountSummary::State::Refused:
        return Text::tr("refused by the service");
    case AccountSummary::State::Disabled:
        break;
    }
    return Text::tr("disabled");
}

Colour stateColour(AccountSummary::State state)
{
    switch (state) {
    case AccountSummary::State::Usable:
    case AccountSummary::State::ExpiringSoon:
    case AccountSummary::State::Expired:
        return Colour::Good;
    case AccountSummary::State::SigningIn:
    case AccountSummary::State::CoolingDown:
    case AccountSummary::State::QuotaUsedUp:
        return Colour::Attention;
    case AccountSummary::State::NeedsSignIn:
    case AccountSummary::State::Refused:
        return Colour::Trouble;
    case AccountSummary::State::Disabled:
        break;
    }
    return Colour::Quiet;
}

} // namespace qiao
