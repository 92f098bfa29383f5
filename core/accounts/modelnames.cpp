#include "accounts/modelnames.h"

#include "accounts/plans.h"

#include <algorithm>

namespace qiao {

namespace {

bool opens(const Account &account, QLatin1StringView model)
{
    return account.models.isEmpty() || account.models.contains(model);
}

bool sees(QLatin1StringView model)
{
    return translation::ruleForModel({model.data(), static_cast<std::size_t>(model.size())}).vision;
}

} // namespace

translation::Service serviceOf(AccountKind kind, const QUrl &baseUrl)
{
    if (kind == AccountKind::QwenSignIn) {
        return translation::Service::Portal;
    }
    if (planOf(kind).takesDashScopeExtras) {
        return translation::Service::DashScope;
    }
    return kind == AccountKind::Custom ? translation::serviceOfHost(baseUrl.host().toStdString())
                                       : translation::Service::Other;
}

QStringList knownModels(const Account &account)
{
    QStringList ids = account.models;
    for (const QLatin1StringView model : planOf(account.kind).models) {
        ids.append(model);
    }
    ids.removeDuplicates();
    return ids;
}

QString defaultModel(const Account &account)
{
    const Plan &plan = planOf(account.kind);
    if (opens(account, plan.defaultModel)) {
        return plan.defaultModel;
    }
    const auto next = std::find_if(plan.models.begin(), plan.models.end(),
        [&account](QLatin1StringView model) { return opens(account, model) && sees(model); });
    return next == plan.models.end() ? QString(plan.defaultModel) : QString(*next);
}

ModelNames modelNames(
    const Account &account, const QStringList &listed, const std::vector<translation::AliasRule> &userAliases)
{
    ModelNames names{.service = serviceOf(account.kind, account.baseUrl)};
    names.aliases =
        translation::effectiveAliases(names.service, defaultModel(account).toStdString(), userAliases);
    const QStringList ids = listed + knownModels(account);
    names.realIds.reserve(static_cast<std::size_t>(ids.size()));
    for (const QString &id : ids) {
        names.realIds.push_back(id.toStdString());
    }
    return names;
}

} // namespace qiao
