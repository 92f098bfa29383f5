#pragma once

#include <qiao/accountsummary.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace qiao {

/// The word for a kind in flags, files and JSON: qwen-sign-in, coding-plan, token-plan, model-studio,
/// modelscope, openrouter, custom.
[[nodiscard]] QString kindWord(AccountKind kind);
/// The kind that goes by \a word; nullopt when none does.
[[nodiscard]] std::optional<AccountKind> kindFromWord(const QString &word);
/// Every kind's word, in the order in which they are offered.
[[nodiscard]] QStringList kindWords();

/// The kind as a person calls it ("Coding Plan"), in the program's language.
[[nodiscard]] QString kindName(AccountKind kind);
/// The region as a person calls it ("mainland China") for "china", "international", "us", "hong-kong" and
/// "workspace", in the program's language; other words as they are.
[[nodiscard]] QString regionName(const QString &region);

/// The word for a state in JSON: usable, expiring_soon, expired, signing_in, needs_sign_in, cooling_down,
/// quota_used_up, refused, disabled.
[[nodiscard]] QString stateWord(AccountSummary::State state);

/// The account's state in a few words, with the time at which it passes: "ready", "throttled until 14:05". In
/// local time, with the day where it is not that of \a now, and in the program's language.
[[nodiscard]] QString stateText(const AccountSummary &account, const QDateTime &now);
/// \a time's hour in local time, and the day where it is not that of \a now.
[[nodiscard]] QString hourText(const QDateTime &time, const QDateTime &now);

/// Whether a request for the account would be sent to the service: everything but signing in, needing a
/// sign-in, and disabled.
[[nodiscard]] bool isSendable(AccountSummary::State state);

} // namespace qiao
