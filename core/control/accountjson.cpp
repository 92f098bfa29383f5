#include "control/accountjson.h"

#include <qiao/accountwords.h>

using namespace Qt::StringLiterals;

namespace qiao {

QString timeJson(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject accountJson(const AccountSummary &account)
{
    const auto time = [](const std::optional<QDateTime> &moment) {
        return moment ? QJsonValue(timeJson(*moment)) : QJsonValue();
    };
    return {
        {"name"_L1, account.name},
        {"kind"_L1, kindWord(account.kind)},
        {"region"_L1, account.region},
        {"state"_L1, stateWord(account.state)},
        {"enabled"_L1, account.state != AccountSummary::State::Disabled},
        {"default"_L1, account.isDefault},
        {"linked"_L1, account.isLinked},
        {"host"_L1, account.host},
        {"expires_at"_L1, time(account.expiresAt)},
        {"until"_L1, time(account.until)},
        {"reason"_L1, account.reason},
        {"requests_today"_L1, account.requestsToday},
        {"tokens_today"_L1, account.tokensToday},
    };
}

} // namespace qiao
