#include "accounts/modelnames.h"

#include "accounts/plans.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

using translation::AliasRule;

namespace {

bool opens(const Account &account, QLatin1StringView model)
{
    return account.models.isEmpty() || account.models.contains(model);
}

bool sees(QLatin1StringView model)
{
    return translation::ruleForModel({model.data(), static_cast<std::size_t>(model.size())}).vision;
}

/// The models of Anthropic's tiers, as one account serves them. Empty: it has none for it.
ModelTiers tiersOf(const Account &account, const QStringList &listed, const ModelTiers &wanted)
{
    const auto chosen = [](const QString &wish, const QString &otherwise) {
        return wish.isEmpty() ? otherwise : wish;
    };
    const QStringList ids = account.models + listed;
    const auto openedOf = [&ids](QLatin1StringView model) {
        return ids.isEmpty() || ids.contains(model) ? QString(model) : QString();
    };
    const Plan &plan = planOf(account.kind);
    ModelTiers tiers;
    tiers.other = chosen(wanted.other, defaultModel(account));
    tiers.haiku = chosen(wanted.haiku, chosen(openedOf(plan.fastModel), tiers.other));
    tiers.sonnet = chosen(wanted.sonnet, tiers.other);
    tiers.opus = chosen(wanted.opus, chosen(openedOf(plan.strongModel), tiers.other));
    return tiers;
}

void appendTiers(std::vector<AliasRule> &rules, const ModelTiers &tiers)
{
    const std::pair<const char *, const QString &> patterns[] = {
        {"*haiku*", tiers.haiku},
        {"*sonnet*", tiers.sonnet},
        {"*opus*", tiers.opus},
        {"*fable*", tiers.other},
    };
    for (const auto &[pattern, model] : patterns) {
        if (!model.isEmpty()) {
            rules.push_back({pattern, model.toStdString()});
        }
    }
}

/// "claude-<name>" for \a model, unless \a userRules give that name to something themselves.
void appendClaudeName(std::vector<AliasRule> &rules, const QString &name, const std::string &model,
    const std::vector<AliasRule> &userRules)
{
    const std::string pattern = claudeName(name).toStdString();
    const bool isTaken = std::any_of(userRules.begin(), userRules.end(),
        [&pattern](const AliasRule &rule) { return rule.pattern == pattern; });
    if (!pattern.empty() && !isTaken) {
        rules.push_back({pattern, model});
    }
}

} // namespace

ModelPreferences modelPreferences(const Settings &settings)
{
    ModelPreferences preferences{.tiers = settings.tiers,
        .anthropicPath = settings.anthropicPath,
        .fixedModel = settings.clientModel.toStdString()};
    for (const ModelAlias &alias : settings.aliases) {
        preferences.aliases.push_back({alias.pattern.toStdString(), alias.model.toStdString()});
    }
    return preferences;
}

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

QString claudeName(const QString &id)
{
    const bool isOne =
        id.contains("claude"_L1, Qt::CaseInsensitive) || id.contains("anthropic"_L1, Qt::CaseInsensitive);
    return isOne || id.contains(u'*') ? QString() : "claude-"_L1 + id;
}

ModelNames modelNames(const Account &account, const QStringList &listed, const ModelPreferences &preferences)
{
    const ModelTiers tiers = tiersOf(account, listed, preferences.tiers);
    ModelNames names{.service = serviceOf(account.kind, account.baseUrl),
        .fallbackModel = tiers.other.toStdString(),
        .speaksMessages = speaksMessages(account) && preferences.anthropicPath == AnthropicPath::Auto};
    if (!preferences.fixedModel.empty()) {
        names.fixed = {{"*", preferences.fixedModel}};
    }
    QStringList ids = listed + knownModels(account);
    ids.removeDuplicates();
    names.realIds.reserve(static_cast<std::size_t>(ids.size()));
    for (const QString &id : ids) {
        names.realIds.push_back(id.toStdString());
        appendClaudeName(names.aliases, id, names.realIds.back(), preferences.aliases);
    }
    std::vector<AliasRule> own = preferences.aliases;
    appendTiers(own, tiers);
    const std::vector<AliasRule> others =
        translation::effectiveAliases(names.service, names.fallbackModel, own);
    for (const AliasRule &rule : others) {
        if (rule.pattern.find('*') == std::string::npos) {
            names.aliasIds.push_back(rule.pattern);
        }
        appendClaudeName(
            names.aliases, QString::fromStdString(rule.pattern), rule.model, preferences.aliases);
    }
    names.aliases.insert(names.aliases.end(), others.begin(), others.end());
    return names;
}

} // namespace qiao
