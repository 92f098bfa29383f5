#include "clientsetup/setupkeys.h"

#include <boost/json.hpp>

namespace qiao {

namespace json = boost::json;

using namespace Qt::StringLiterals;

namespace {

constexpr auto shownName = "Qiao";
// Zed has to be told, and takes it for the size of a conversation: all of Qwen's models have that much.
constexpr int certainWindow = 200'000;

json::value text(const QString &text)
{
    return json::value(text.toStdString());
}

JsonPath joined(JsonPath path, std::initializer_list<JsonStep> steps)
{
    path.insert(path.end(), steps);
    return path;
}

JsonPath qwenEntry()
{
    return {{"modelProviders"}, {"openai"}, {"envKey", keyVariable}};
}

JsonPath openCodeProvider()
{
    return {{"provider"}, {"qiao"}};
}

JsonPath zedProvider()
{
    return {{"language_models"}, {"openai_compatible"}, {shownName}};
}

/// ANTHROPIC_MODEL would count before "model", and before what the user picks with /model.
std::vector<SetupKey> claudeCodeKeys(const ClientTarget &target)
{
    return {{{{"env"}, {"ANTHROPIC_BASE_URL"}}, text(target.anthropicUrl)},
        {{{"env"}, {"ANTHROPIC_AUTH_TOKEN"}}, text(target.key)},
        {{{"env"}, {"ANTHROPIC_API_KEY"}}, std::nullopt}, {{{"env"}, {"ANTHROPIC_MODEL"}}, std::nullopt},
        {{{"model"}}, text(target.model)}};
}

/// model.baseUrl tells entries apart whose models have the same name.
std::vector<SetupKey> qwenCodeKeys(const ClientTarget &target)
{
    return {{joined(qwenEntry(), {{"id"}}), text(target.model)},
        {joined(qwenEntry(), {{"name"}}), text(u"%1 (Qiao)"_s.arg(target.model))},
        {joined(qwenEntry(), {{"baseUrl"}}), text(target.openAiUrl)},
        {{{"env"}, {keyVariable}}, text(target.key)},
        {{{"security"}, {"auth"}, {"selectedType"}}, json::value("openai")},
        {{{"model"}, {"name"}}, text(target.model)}, {{{"model"}, {"baseUrl"}}, text(target.openAiUrl)}};
}

std::vector<SetupKey> openCodeKeys(const ClientTarget &target)
{
    const JsonPath provider = openCodeProvider();
    return {{joined(provider, {{"npm"}}), json::value("@ai-sdk/openai-compatible")},
        {joined(provider, {{"name"}}), json::value(shownName)},
        {joined(provider, {{"options"}, {"baseURL"}}), text(target.openAiUrl)},
        {joined(provider, {{"options"}, {"apiKey"}}), text(target.key)},
        {joined(provider, {{"models"}, {target.model.toStdString()}}),
            json::object{{"name", target.model.toStdString()}}, true},
        {{{"model"}}, text("qiao/"_L1 + target.model)}};
}

std::vector<SetupKey> zedKeys(const ClientTarget &target)
{
    const JsonPath model =
        joined(zedProvider(), {{"available_models"}, {"name", target.model.toStdString()}});
    const json::object capabilities{{"tools", true}, {"images", false}};
    return {{joined(zedProvider(), {{"api_url"}}), text(target.openAiUrl)},
        {joined(model, {{"display_name"}}), text(u"%1 (Qiao)"_s.arg(target.model)), true},
        {joined(model, {{"max_tokens"}}), json::value(certainWindow), true},
        {joined(model, {{"capabilities"}}), capabilities, true},
        {{{"agent"}, {"default_model"}, {"provider"}}, json::value(shownName)},
        {{{"agent"}, {"default_model"}, {"model"}}, text(target.model)}};
}

} // namespace

std::vector<SetupKey> setupKeys(ClientTool tool, const ClientTarget &target)
{
    const ClientTarget whole = wholeTarget(tool, target);
    switch (tool) {
    case ClientTool::ClaudeCode:
        return claudeCodeKeys(whole);
    case ClientTool::QwenCode:
        return qwenCodeKeys(whole);
    case ClientTool::OpenCode:
        return openCodeKeys(whole);
    case ClientTool::Zed:
        return zedKeys(whole);
    default:
        return {};
    }
}

JsonPath addressPath(ClientTool tool)
{
    switch (tool) {
    case ClientTool::ClaudeCode:
        return {{"env"}, {"ANTHROPIC_BASE_URL"}};
    case ClientTool::QwenCode:
        return joined(qwenEntry(), {{"baseUrl"}});
    case ClientTool::OpenCode:
        return joined(openCodeProvider(), {{"options"}, {"baseURL"}});
    case ClientTool::Zed:
        return joined(zedProvider(), {{"api_url"}});
    default:
        return {};
    }
}

ClientTarget wholeTarget(ClientTool tool, const ClientTarget &target)
{
    ClientTarget whole = target;
    if (whole.key.isEmpty()) {
        whole.key = placeholderClientKey();
    }
    if (whole.model.isEmpty()) {
        whole.model = clientToolInfo(tool).usualModel;
    }
    return whole;
}

} // namespace qiao
