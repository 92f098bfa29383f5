#include "accounts/qwenclisettings.h"

#include "accounts/jsonwithcomments.h"

#include <boost/json.hpp>

namespace qiao {

namespace json = boost::json;

namespace {

constexpr std::size_t deepest = 64;

const json::value *member(const json::value *value, std::string_view name)
{
    const json::object *object = value == nullptr ? nullptr : value->if_object();
    return object == nullptr ? nullptr : object->if_contains(name);
}

/// Empty for what is no string.
QString text(const json::value *value)
{
    const json::string *string = value == nullptr ? nullptr : value->if_string();
    return string == nullptr ? QString()
                             : QString::fromUtf8(string->data(), static_cast<qsizetype>(string->size()));
}

void readVariables(const json::value *env, QHash<QString, QString> &variables)
{
    const json::object *object = env == nullptr ? nullptr : env->if_object();
    if (object == nullptr) {
        return;
    }
    for (const auto &entry : *object) {
        if (entry.value().is_string()) {
            const std::string_view key = entry.key();
            variables.insert(
                QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), text(&entry.value()));
        }
    }
}

/// Whether the models listed under \a provider speak OpenAI's chat API. Providers are named by their
/// protocol, or by a name of the user's that providerProtocol explains.
bool speaksChat(const json::value &root, std::string_view provider)
{
    if (const json::value *protocol = member(member(&root, "providerProtocol"), provider)) {
        return protocol->is_string() && protocol->get_string() == "openai";
    }
    return provider == "openai";
}

void readModels(const json::value &root, QList<QwenCliModel> &models)
{
    const json::value *providers = member(&root, "modelProviders");
    if (providers == nullptr || !providers->is_object()) {
        return;
    }
    for (const auto &provider : providers->get_object()) {
        if (!provider.value().is_array() || !speaksChat(root, provider.key())) {
            continue;
        }
        for (const json::value &entry : provider.value().get_array()) {
            const QwenCliModel model{.id = text(member(&entry, "id")),
                .baseUrl = text(member(&entry, "baseUrl")),
                .keyVariable = text(member(&entry, "envKey"))};
            if (!model.id.isEmpty() && !model.keyVariable.isEmpty()) {
                models.append(model);
            }
        }
    }
}

} // namespace

tl::expected<QwenCliSettings, QString> parseQwenCliSettings(QByteArrayView bytes)
{
    const std::string plain = withoutComments({bytes.data(), static_cast<std::size_t>(bytes.size())});
    json::parse_options options;
    options.max_depth = deepest;
    json::error_code error;
    const json::value root = json::parse(plain, error, {}, options);
    if (error) {
        return tl::make_unexpected(QString::fromStdString(error.message()));
    }
    QwenCliSettings settings;
    readVariables(member(&root, "env"), settings.variables);
    readModels(root, settings.models);
    const json::value *auth = member(member(&root, "security"), "auth");
    settings.key = text(member(auth, "apiKey"));
    settings.keyBaseUrl = text(member(auth, "baseUrl"));
    settings.keyModel = text(member(member(&root, "model"), "name"));
    return settings;
}

} // namespace qiao
