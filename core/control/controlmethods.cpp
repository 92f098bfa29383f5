#include "control/controlmethods.h"

#include "accountparts.h"
#include "accounts/localaccountpool.h"
#include "control/accountjson.h"
#include "control/jsonrpc.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

ControlMethods::ControlMethods(AccountParts &parts, QObject *parent) : QObject(parent), m_parts(parts) { }

void ControlMethods::call(
    const QString &method, const QJsonObject &parameters, QObject *caller, Reply reply, Notify notify)
{
    Q_UNUSED(parameters)
    Q_UNUSED(caller)
    Q_UNUSED(notify)
    if (method == "accounts.list"_L1) {
        reply(list());
    } else {
        reply(tl::make_unexpected(jsonrpc::unknownMethodError(method)));
    }
}

QJsonObject ControlMethods::list() const
{
    QJsonArray accounts;
    QString defaultName;
    const auto summaries = m_parts.pool->summaries();
    for (const AccountSummary &account : summaries) {
        accounts.append(accountJson(account));
        if (account.isDefault) {
            defaultName = account.name;
        }
    }
    const bool fixed = m_parts.settings.strategy == AccountStrategy::Fixed;
    return {
        {"accounts"_L1, accounts},
        {"default"_L1, defaultName},
        {"default_source"_L1, m_parts.settings.defaultAccountOrigin},
        {"strategy"_L1, fixed ? "fixed"_L1 : "failover"_L1},
    };
}

} // namespace qiao
