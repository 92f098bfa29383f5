#include "status/status.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Status)
};

bool isUsable(AccountSummary::State state)
{
    return state == AccountSummary::State::Usable || state == AccountSummary::State::ExpiringSoon
        || state == AccountSummary::State::Expired;
}

Status running(
    const ServerState &server, const QList<AccountSummary> &accounts, qsizetype active, const QDateTime &now)
{
    const QString address = addressText(server);
    Status status;
    status.condition = active > 0 ? Condition::Active : Condition::Running;
    status.tone = Tone::Good;
    status.shortSentence = active > 0 ? Text::tr("Running · %1 · %2 active").arg(address).arg(active)
                                      : Text::tr("Running · %1").arg(address);
    const AccountSummary *account = defaultAccount(accounts);
    if (!account) {
        status.condition = Condition::Warning;
        status.tone = Tone::Attention;
        status.sentence = Text::tr("No account yet. Add one to start.");
        status.help = Help::AddAccount;
        return status;
    }
    if (isUsable(account->state)) {
        status.sentence = Text::tr("Running on %1 with account \"%2\" (%3).")
                              .arg(address, account->name, kindName(account->kind));
        return status;
    }
    status.condition = Condition::Warning;
    status.tone = toneOf(account->state);
    status.sentence = unusableSentence(*account, now);
    status.help = account->state == AccountSummary::State::NeedsSignIn ? Help::SignIn : Help::ShowAccount;
    status.account = account->name;
    return status;
}

} // namespace

QString unusableSentence(const AccountSummary &account, const QDateTime &now)
{
    if (account.state == AccountSummary::State::NeedsSignIn) {
        return Text::tr("\"%1\" needs you to sign in again.").arg(account.name);
    }
    if (account.state == AccountSummary::State::QuotaUsedUp) {
        return account.until ? Text::tr("The plan of \"%1\" is used up until %2.")
                                   .arg(account.name, hourText(*account.until, now))
                             : Text::tr("The plan of \"%1\" is used up.").arg(account.name);
    }
    if (account.state == AccountSummary::State::Disabled) {
        return Text::tr("\"%1\" is disabled. Enable it or choose another account.").arg(account.name);
    }
    if (account.state == AccountSummary::State::CoolingDown && account.until) {
        return Text::tr("\"%1\" is throttled until %2.").arg(account.name, hourText(*account.until, now));
    }
    return account.reason.isEmpty()
        ? Text::tr("\"%1\" cannot be used: %2.").arg(account.name, stateText(account, now))
        : account.reason;
}

Status statusOf(
    const ServerState &server, const QList<AccountSummary> &accounts, qsizetype active, const QDateTime &now)
{
    switch (server.phase) {
    case ServerState::Phase::Running:
        return running(server, accounts, active, now);
    case ServerState::Phase::Failed: {
        const bool taken = server.error.code == "port_in_use";
        return {Condition::Error, server.error.message, Text::tr("Not running"), Tone::Trouble,
            taken ? Help::ChangeAddress : Help::Start};
    }
    case ServerState::Phase::Starting:
        return {Condition::Paused, Text::tr("Starting…"), Text::tr("Starting…"), Tone::Quiet};
    case ServerState::Phase::Stopping:
        return {Condition::Paused, Text::tr("Letting running requests finish…"), Text::tr("Stopping…"),
            Tone::Quiet};
    case ServerState::Phase::Stopped:
        break;
    }
    return {Condition::Paused, Text::tr("Paused. Start it to serve requests again."), Text::tr("Paused"),
        Tone::Quiet, Help::Start};
}

const AccountSummary *defaultAccount(const QList<AccountSummary> &accounts)
{
    const auto found = std::ranges::find_if(accounts, &AccountSummary::isDefault);
    return found == accounts.end() ? nullptr : &*found;
}

QString addressText(const ServerState &server)
{
    return server.baseUrls.isEmpty() ? QString() : server.baseUrls.first().authority();
}

Tone toneOf(AccountSummary::State state)
{
    switch (state) {
    case AccountSummary::State::Usable:
    case AccountSummary::State::ExpiringSoon:
    case AccountSummary::State::Expired:
        return Tone::Good;
    case AccountSummary::State::SigningIn:
    case AccountSummary::State::CoolingDown:
    case AccountSummary::State::QuotaUsedUp:
        return Tone::Attention;
    case AccountSummary::State::NeedsSignIn:
    case AccountSummary::State::Refused:
        return Tone::Trouble;
    case AccountSummary::State::Disabled:
        break;
    }
    return Tone::Quiet;
}

} // namespace qiao::ui
