#include "accounts/plans.h"

#include "accounts/account.h"
#include "accounts/hostpolicy.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <optional>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array codingPlanHosts{
    PlanHost{"china"_L1, "https://coding.dashscope.aliyuncs.com/v1"_L1,
        "https://coding.dashscope.aliyuncs.com/apps/anthropic"_L1},
    PlanHost{"international"_L1, "https://coding-intl.dashscope.aliyuncs.com/v1"_L1,
        "https://coding-intl.dashscope.aliyuncs.com/apps/anthropic"_L1},
};

constexpr std::array tokenPlanHosts{
    PlanHost{"china"_L1, "https://token-plan.cn-beijing.maas.aliyuncs.com/compatible-mode/v1"_L1,
        "https://token-plan.cn-beijing.maas.aliyuncs.com/apps/anthropic"_L1},
    PlanHost{"international"_L1, "https://token-plan.ap-southeast-1.maas.aliyuncs.com/compatible-mode/v1"_L1,
        "https://token-plan.ap-southeast-1.maas.aliyuncs.com/apps/anthropic"_L1},
};

constexpr std::array modelStudioHosts{
    PlanHost{"china"_L1, "https://dashscope.aliyuncs.com/compatible-mode/v1"_L1,
        "https://dashscope.aliyuncs.com/apps/anthropic"_L1},
    PlanHost{"international"_L1, "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"_L1,
        "https://dashscope-intl.aliyuncs.com/apps/anthropic"_L1},
    PlanHost{"us"_L1, "https://dashscope-us.aliyuncs.com/compatible-mode/v1"_L1,
        "https://dashscope-us.aliyuncs.com/apps/anthropic"_L1},
    PlanHost{"hong-kong"_L1, "https://cn-hongkong.dashscope.aliyuncs.com/compatible-mode/v1"_L1,
        "https://cn-hongkong.dashscope.aliyuncs.com/apps/anthropic"_L1},
};

constexpr std::array modelScopeHosts{PlanHost{{}, "https://api-inference.modelscope.cn/v1"_L1, {}}};
constexpr std::array openRouterHosts{PlanHost{{}, "https://openrouter.ai/api/v1"_L1, {}}};

constexpr std::array subscriptionPrefixes{"sk-sp-"_L1};
constexpr std::array modelStudioPrefixes{"sk-"_L1};
constexpr std::array modelScopePrefixes{"ms-"_L1};
constexpr std::array openRouterPrefixes{"sk-or-"_L1};
/// Keys of other makers that begin like Model Studio's: nobody named a host of ours for them.
constexpr std::array foreignPrefixes{"sk-ant-"_L1, "sk-proj-"_L1, "sk-svcacct-"_L1, "sk-admin-"_L1};

constexpr std::array codingPlanVariables{"BAILIAN_CODING_PLAN_API_KEY"_L1};
constexpr std::array tokenPlanVariables{"BAILIAN_TOKEN_PLAN_API_KEY"_L1};
constexpr std::array modelStudioVariables{"DASHSCOPE_API_KEY"_L1};
constexpr std::array modelScopeVariables{"MODELSCOPE_API_KEY"_L1};
constexpr std::array openRouterVariables{"OPENROUTER_API_KEY"_L1};

// coder-model and vision-model are the sign-in's own ids (qwen-code 0.1.3 to 0.24.4); the portal was seen to
// take the two coder ids as well, and to refuse qwen3.5-plus.
constexpr std::array signInModels{
    "coder-model"_L1, "qwen3-coder-plus"_L1, "qwen3-coder-flash"_L1, "vision-model"_L1};

// The preset of qwen-code 0.24.4, without glm-4.7: the plan's page announced its end for October 2026.
constexpr std::array codingPlanModels{"qwen3.7-plus"_L1, "qwen3.6-plus"_L1, "qwen3.5-plus"_L1,
    "qwen3-coder-plus"_L1, "qwen3-coder-next"_L1, "qwen3-max-2026-01-23"_L1, "glm-5"_L1, "kimi-k2.5"_L1,
    "MiniMax-M2.5"_L1};

// The preset of qwen-code 0.24.4 for the team edition; the first seven are what the personal one opens too.
constexpr std::array tokenPlanModels{"qwen3.7-plus"_L1, "qwen3.7-max"_L1, "qwen3.8-max"_L1,
    "qwen3.8-max-preview"_L1, "qwen3.6-flash"_L1, "glm-5.2"_L1, "deepseek-v4-pro"_L1, "qwen3.6-plus"_L1,
    "qwen3.8-flash"_L1, "deepseek-v4-pro-0813"_L1, "deepseek-v4-flash-0731"_L1, "deepseek-v3.2"_L1,
    "kimi-k2.7-code"_L1, "kimi-k2.6"_L1, "kimi-k2.5"_L1, "glm-5.1"_L1, "glm-5"_L1, "MiniMax-M2.5"_L1};

// The ids that qwen-code 0.24.4 names for Model Studio. Which of them a key opens depends on its region.
constexpr std::array modelStudioModels{"qwen3.7-plus"_L1, "qwen3.7-max"_L1, "qwen3.6-plus"_L1,
    "qwen3.6-flash"_L1, "qwen3.5-plus"_L1, "qwen3.8-max"_L1, "qwen3.8-max-preview"_L1, "qwen3.8-flash"_L1,
    "qwen3-coder-plus"_L1, "qwen3-coder-flash"_L1, "qwen3-coder-next"_L1, "qwen3-max"_L1,
    "qwen3-max-2026-01-23"_L1, "qwen3-vl-plus"_L1, "qwen-plus"_L1, "qwen-plus-latest"_L1, "qwen-flash"_L1,
    "qwen-flash-latest"_L1, "deepseek-v4-pro"_L1, "deepseek-v4-pro-0813"_L1, "deepseek-v4-flash-0731"_L1,
    "deepseek-v3.2"_L1, "glm-5.2"_L1, "glm-5.1"_L1, "glm-5"_L1, "glm-4.7"_L1, "kimi-k2.7-code"_L1,
    "kimi-k2.6"_L1, "kimi-k2.5"_L1, "MiniMax-M2.5"_L1, "qwen-max"_L1, "qwen-turbo"_L1, "qwq-plus"_L1};

/// The newest Plus model: thinks, sees, and is in the presets of both plans.
constexpr auto newestPlus = "qwen3.7-plus"_L1;
constexpr auto newestMax = "qwen3.8-max"_L1;

constexpr std::array plans{
    Plan{.kind = AccountKind::QwenSignIn,
        .hosts = {},
        .keyPrefixes = {},
        .keyVariables = {},
        .models = signInModels,
        .defaultModel = "coder-model"_L1,
        .takesDashScopeExtras = true,
        .termsNotice = QT_TRANSLATE_NOOP("qiao::Accounts",
            "Qwen made this sign-in for its own command line and ended its free tier on 15 April 2026; "
            "where it is refused, add an API key instead.")},
    Plan{.kind = AccountKind::CodingPlan,
        .hosts = codingPlanHosts,
        .keyPrefixes = subscriptionPrefixes,
        .keyVariables = codingPlanVariables,
        .models = codingPlanModels,
        .defaultModel = newestPlus,
        .isSubscription = true,
        .takesDashScopeExtras = true,
        .termsNotice = QT_TRANSLATE_NOOP("qiao::Accounts",
            "The Coding Plan is for interactive use in programming tools; do not run scripts, back ends or "
            "batch jobs with it, or the plan may be suspended.")},
    Plan{.kind = AccountKind::TokenPlan,
        .hosts = tokenPlanHosts,
        .keyPrefixes = subscriptionPrefixes,
        .keyVariables = tokenPlanVariables,
        .models = tokenPlanModels,
        .defaultModel = newestPlus,
        // the fastest that the personal edition opens as well
        .fastModel = "qwen3.6-flash"_L1,
        .strongModel = newestMax,
        .isSubscription = true,
        .takesDashScopeExtras = true,
        .termsNotice = QT_TRANSLATE_NOOP("qiao::Accounts",
            "The Token Plan is for interactive use in AI tools; do not run scripts, back ends or batch jobs "
            "with it, or the plan may be suspended.")},
    Plan{.kind = AccountKind::ModelStudio,
        .hosts = modelStudioHosts,
        .keyPrefixes = modelStudioPrefixes,
        .keyVariables = modelStudioVariables,
        .models = modelStudioModels,
        .defaultModel = newestPlus,
        .fastModel = "qwen3.8-flash"_L1,
        .strongModel = newestMax,
        .takesDashScopeExtras = true},
    Plan{.kind = AccountKind::ModelScope,
        .hosts = modelScopeHosts,
        .keyPrefixes = modelScopePrefixes,
        .keyVariables = modelScopeVariables,
        .models = {},
        .defaultModel = {}},
    Plan{.kind = AccountKind::OpenRouter,
        .hosts = openRouterHosts,
        .keyPrefixes = openRouterPrefixes,
        .keyVariables = openRouterVariables,
        .models = {},
        .defaultModel = {}},
    Plan{.kind = AccountKind::Custom,
        .hosts = {},
        .keyPrefixes = {},
        .keyVariables = {},
        .models = {},
        .defaultModel = {}},
};

QString withoutFinalDot(const QString &host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

/// The host that \a url is about: the one in front of a stand-in's path, else its own.
QString hostMeant(const QUrl &url)
{
    if (!isLoopbackHost(url.host())) {
        return withoutFinalDot(url.host());
    }
    const QUrl meant(u"https://"_s + url.path().section(u'/', 1, 1), QUrl::StrictMode);
    return meant.isValid() ? withoutFinalDot(meant.host()) : QString();
}

/// "token-plan.{region}.maas.aliyuncs.com" is the Token Plan, wherever it may open next;
/// "{WorkspaceId}.{region}.maas.aliyuncs.com" is a workspace of Model Studio.
std::optional<RecognisedHost> recogniseRegionalHost(const QString &host)
{
    constexpr auto domain = ".maas.aliyuncs.com"_L1;
    if (!host.endsWith(domain)) {
        return std::nullopt;
    }
    const QStringList labels = host.chopped(domain.size()).split(u'.');
    if (labels.size() != 2 || labels.contains(QString())) {
        return std::nullopt;
    }
    return labels.first() == "token-plan"_L1
        ? RecognisedHost{.kind = AccountKind::TokenPlan}
        : RecognisedHost{.kind = AccountKind::ModelStudio, .region = u"workspace"_s};
}

/// Length of the longest of \a prefixes that \a key begins with; 0 when it begins with none.
qsizetype matched(std::span<const QLatin1StringView> prefixes, const QByteArray &key)
{
    qsizetype longest = 0;
    for (const QLatin1StringView prefix : prefixes) {
        if (key.startsWith(QByteArrayView(prefix.data(), prefix.size()))) {
            longest = std::max(longest, prefix.size());
        }
    }
    return longest;
}

} // namespace

const Plan &planOf(AccountKind kind)
{
    const auto *plan = std::find_if(
        plans.begin(), plans.end(), [kind](const Plan &candidate) { return candidate.kind == kind; });
    Q_ASSERT(plan != plans.end());
    return *plan;
}

const PlanHost *planHost(const Plan &plan, const QString &region)
{
    const auto found = std::find_if(plan.hosts.begin(), plan.hosts.end(),
        [&region](const PlanHost &host) { return host.region == region; });
    return found == plan.hosts.end() ? nullptr : &*found;
}

RecognisedHost recogniseHost(const QUrl &baseUrl)
{
    const QString host = hostMeant(baseUrl);
    for (const Plan &plan : plans) {
        for (const PlanHost &known : plan.hosts) {
            if (QUrl(known.baseUrl).host() == host) {
                return {.kind = plan.kind, .region = known.region};
            }
        }
    }
    return recogniseRegionalHost(host).value_or(RecognisedHost{});
}

QUrl anthropicBaseOf(const QUrl &baseUrl)
{
    const RecognisedHost host = recogniseHost(baseUrl);
    const PlanHost *planned = planHost(planOf(host.kind), host.region);
    if (host.kind == AccountKind::Custom || (planned != nullptr && planned->anthropicBaseUrl.isEmpty())) {
        return {};
    }
    // Model Studio's page on its Anthropic API names this path for workspaces too
    const QString path =
        planned != nullptr ? QUrl(planned->anthropicBaseUrl).path() : QString(u"/apps/anthropic"_s);
    QUrl base = baseUrl;
    base.setPath(isLoopbackHost(baseUrl.host()) ? u'/' + baseUrl.path().section(u'/', 1, 1) + path : path);
    base.setQuery(QString());
    return base;
}

bool speaksMessages(const Account &account)
{
    return account.kind != AccountKind::QwenSignIn && !account.anthropicBaseUrl.isEmpty();
}

QList<AccountKind> kindsOfKey(const QByteArray &key)
{
    // "sk-or-" begins with "sk-" as well: the longest beginning tells
    qsizetype longest = matched(foreignPrefixes, key);
    QList<AccountKind> kinds;
    for (const Plan &plan : plans) {
        const qsizetype length = matched(plan.keyPrefixes, key);
        if (length > longest) {
            longest = length;
            kinds.clear();
        }
        if (length > 0 && length == longest) {
            kinds.append(plan.kind);
        }
    }
    return kinds;
}

QUrl redirectedToStandIn(const QUrl &url, const QUrl &plansUrl)
{
    // what runs on this machine is no plan's host, and a stand-in's address is not moved twice
    if (plansUrl.isEmpty() || isLoopbackHost(url.host())) {
        return url;
    }
    QUrl redirected = plansUrl;
    redirected.setPath(plansUrl.path() + u'/' + url.authority(QUrl::FullyEncoded) + url.path());
    redirected.setQuery(url.query());
    return redirected;
}

} // namespace qiao
