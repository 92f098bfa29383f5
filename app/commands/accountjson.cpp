#include "commands/accountjson.h"

#include <qiao/accountwords.h>

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

AccountSummary::State stateFromWord(const QString &word)
{
    using State = AccountSummary::State;
    for (const State state : {State::ExpiringSoon, State::Expired, State::SigningIn, State::NeedsSignIn,
             State::CoolingDown, State::QuotaUsedUp, State::Refused, State::Disabled}) {
        if (stateWord(state) == word) {
            return state;
        }
    }
    return State::Usable;
}

std::optional<QDateTime> timeOrNothing(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace

AccountSummary accountFromJson(const QJsonObject &object)
{
    AccountSummary account;
    account.name = object.value("name"_L1).toString();
    account.kind = kindFromWord(object.value("kind"_L1).toString()).value_or(account.kind);
    account.state = stateFromWord(object.value("state"_L1).toString());
    account.isDefault = object.value("default"_L1).toBool();
    account.isLinked = object.value("linked"_L1).toBool();
    account.region = object.value("region"_L1).toString();
    account.host = object.value("host"_L1).toString();
    account.expiresAt = timeOrNothing(object.value("expires_at"_L1));
    account.until = timeOrNothing(object.value("until"_L1));
    account.reason = object.value("reason"_L1).toString();
    account.requestsToday = object.value("requests_today"_L1).toInteger();
    account.tokensToday = object.value("tokens_today"_L1).toInteger();
    return account;
}

QList<AccountSummary> accountsFromJson(const QJsonObject &answer)
{
    QList<AccountSummary> accounts;
    for (const QJsonValue &value : answer.value("accounts"_L1).toArray()) {
        accounts.append(accountFromJson(value.toObject()));
    }
    return accounts;
}

} // namespace qiao
