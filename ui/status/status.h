#pragma once

#include "base/colours.h"

#include <qiao/accountsummary.h>
#include <qiao/serverstate.h>

#include <QList>
#include <QString>

namespace qiao::ui {

/// How Qiao is, as the tray's icon shows it.
enum class Condition {
    Running,
    Active, ///< requests run
    Warning, ///< it runs, but the default account cannot be used right now, or there is none
    Error, ///< the server does not run, against the user's wish
    Paused, ///< by the user
};

/// The one button that helps.
enum class Help { None, AddAccount, SignIn, ShowAccount, Start, ChangeAddress };

/// The truth about Qiao, in one sentence, and what helps.
struct Status
{
    Condition condition = Condition::Paused;
    QString sentence; ///< what is so, then what to do
    QString shortSentence; ///< for the menu and the tooltip: "Running · 127.0.0.1:8080"
    Tone tone = Tone::Plain;
    Help help = Help::None;
    QString account = {}; ///< which the help is about
};

/// Pure, but for the language. \a active: how many requests run. \a now: for times of day.
[[nodiscard]] Status statusOf(
    const ServerState &server, const QList<AccountSummary> &accounts, qsizetype active, const QDateTime &now);

/// Why \a account cannot be used, and what to do: for one that is not usable.
[[nodiscard]] QString unusableSentence(const AccountSummary &account, const QDateTime &now);

/// The account that serves requests that force none; null when there is none.
[[nodiscard]] const AccountSummary *defaultAccount(const QList<AccountSummary> &accounts);

/// "127.0.0.1:8080"; empty unless the server runs.
[[nodiscard]] QString addressText(const ServerState &server);

/// The account's state as the menu and lists say it, with its tone.
[[nodiscard]] Tone toneOf(AccountSummary::State state);

} // namespace qiao::ui
