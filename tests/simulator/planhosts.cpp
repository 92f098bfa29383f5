#include "simulator/planhosts.h"

#include "simulator/errortable.h"
#include "simulator/models.h"
#include "simulator/script.h"

#include <algorithm>

namespace qiao::simulator {

namespace {

constexpr const char *codingPlanModels[] = {"qwen3.7-plus", "qwen3.6-plus", "qwen3.5-plus",
    "qwen3-coder-plus", "qwen3-coder-next", "qwen3-max-2026-01-23", "glm-5", "kimi-k2.5", "MiniMax-M2.5"};
constexpr const char *tokenPlanModels[] = {"qwen3.8-max", "qwen3.7-max", "qwen3.7-plus", "qwen3.6-flash",
    "glm-5.2", "deepseek-v4-pro", "deepseek-v3.2"};
constexpr const char *modelStudioModels[] = {
    "qwen3.7-plus", "qwen3.7-max", "qwen3-coder-plus", "qwen3-max", "qwen-plus", "qwen-flash", "qwq-plus"};
constexpr const char *modelScopeModels[] = {
    "Qwen/Qwen3-Coder-480B-A35B-Instruct", "Qwen/Qwen3-235B-A22B", "deepseek-ai/DeepSeek-V3.2"};
constexpr const char *openRouterModels[] = {
    "openai/gpt-oss-120b", "qwen/qwen3-coder", "qwen/qwen3-coder:free"};

constexpr auto dashScopeBase = "/compatible-mode/v1";

// In the order in which a host is looked up: a Token Plan's is a workspace host by its form.
constexpr PlanHost hosts[] = {
    {"coding.dashscope.aliyuncs.com", "/v1", "invalid-token", codingPlanModels, true},
    {"coding-intl.dashscope.aliyuncs.com", "/v1", "invalid-token", codingPlanModels, true},
    {"token-plan.cn-beijing.maas.aliyuncs.com", dashScopeBase, "invalid-key-flat", tokenPlanModels, true},
    {"token-plan.ap-southeast-1.maas.aliyuncs.com", dashScopeBase, "invalid-key-flat", tokenPlanModels, true},
    {"dashscope.aliyuncs.com", dashScopeBase, "invalid-key", modelStudioModels, true},
    {"dashscope-intl.aliyuncs.com", dashScopeBase, "invalid-key", modelStudioModels, true},
    {"dashscope-us.aliyuncs.com", dashScopeBase, "invalid-key", modelStudioModels, true},
    {"cn-hongkong.dashscope.aliyuncs.com", dashScopeBase, "invalid-key", modelStudioModels, true},
    {"*.maas.aliyuncs.com", dashScopeBase, "wrong-host-key", modelStudioModels, true},
    {"api-inference.modelscope.cn", "/v1", "invalid-key-modelscope", modelScopeModels, false, true},
    {"openrouter.ai", "/api/v1", "invalid-key-openrouter", openRouterModels, false, true},
};

const PlanHost *findHost(const QByteArray &host)
{
    const auto found = std::ranges::find_if(
        hosts, [&host](const PlanHost &plan) { return matchesPattern(host, plan.host); });
    return found == std::end(hosts) ? nullptr : found;
}

bool serves(const PlanHost &plan, const QByteArray &model)
{
    return plan.models.empty()
        || std::ranges::any_of(plan.models, [&model](const char *id) { return model == id; });
}

} // namespace

std::optional<PlanPath> planPath(const QByteArray &path)
{
    const qsizetype slash = path.indexOf('/', 1);
    if (slash < 0) {
        return std::nullopt;
    }
    const QByteArray host = path.mid(1, slash - 1).toLower();
    const PlanHost *plan = findHost(host);
    return plan == nullptr ? std::nullopt : std::optional(PlanPath{plan, host, path.sliced(slash)});
}

bool PlanKeys::add(const QByteArray &host, const QByteArray &key)
{
    if (findHost(host.toLower()) == nullptr) {
        return false;
    }
    m_keys[host.toLower()].insert(key);
    return true;
}

bool PlanKeys::opens(const QByteArray &host, const QByteArray &key) const
{
    return m_keys.value(host).contains(key);
}

std::optional<AnswerPlan> planRefusal(const PlanPath &path, const PlanKeys &keys, const QByteArray &key,
    const QByteArray &model, const QByteArray &requestId)
{
    const bool listing = path.rest == QByteArray(path.plan->basePath) + "/models";
    const bool messages = path.plan->speaksMessages && path.rest == "/apps/anthropic/v1/messages";
    if (!listing && !messages && path.rest != QByteArray(path.plan->basePath) + "/chat/completions") {
        return errorAnswer(*findError("wrong-path"), requestId);
    }
    if (!(listing && path.plan->listsForAnyone) && !keys.opens(path.host, key)) {
        return errorAnswer(*findError(path.plan->keyRefusal), requestId);
    }
    if (!model.isEmpty() && !serves(*path.plan, model)) {
        return errorAnswer(
            400, "invalid_parameter_error", "model '" + model + "' is not supported", requestId);
    }
    return std::nullopt;
}

QByteArray planModelList(const PlanHost &plan)
{
    return modelListOf(plan.models);
}

QList<QByteArray> planHostNames()
{
    QList<QByteArray> names;
    for (const PlanHost &plan : hosts) {
        names.append(plan.host);
    }
    return names;
}

} // namespace qiao::simulator
