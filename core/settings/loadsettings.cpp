#include "qiao/loadsettings.h"

#include "clientkeys/clientkeystore.h"
#include "logging/redaction.h"
#include "settings/folders.h"
#include "settings/settingsstore.h"
#include "settings/settingvalues.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

/// A value as it may be shown: on one line, and not endless.
QString shown(const QString &value)
{
    QString simple = value.left(80);
    for (QChar &character : simple) {
        if (!character.isPrint()) {
            character = u'?';
        }
    }
    return simple;
}

/// Whether a value that is not valid may be named in the error.
enum class Show { Value, NameOnly };

/// Takes settings out of the store one by one and keeps the first error.
class Reader
{
public:
    explicit Reader(const SettingsStore &store) : m_store(store) { }

    /// Sets \a target when somebody set \a setting. \a accepted completes "use …".
    template <typename T>
    void read(const char *setting, T &target, std::optional<T> (*parse)(const QString &),
        const QString &accepted, Show show = Show::Value)
    {
        const auto written = m_store.written(setting);
        if (!written || m_error) {
            return;
        }
        if (const std::optional<T> value = parse(written->text)) {
            target = *value;
            origins.insert(QString::fromLatin1(setting), written->origin);
            if (show == Show::Value) {
                shownValues.insert(QString::fromLatin1(setting), shown(written->text));
            }
        } else if (show == Show::Value) {
            m_error = rejected(
                Text::tr("%1 is \"%2\": use %3.").arg(written->origin.name, shown(written->text), accepted));
        } else {
            m_error = rejected(Text::tr("%1 is not valid: use %2.").arg(written->origin.name, accepted));
        }
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    QHash<QString, SettingOrigin> origins;
    QHash<QString, QString> shownValues;

private:
    const SettingsStore &m_store;
    std::optional<Error> m_error;
};

void readServer(Reader &reader, Settings &settings)
{
    reader.read("server/host", settings.host, parseHost, Text::tr("localhost or an IP address"));
    reader.read(
        "server/port", settings.port, parsePort, Text::tr("a number from 0 to 65535 (0 is any free port)"));
    reader.read("server/allowedHosts", settings.allowedHosts, parseHostNames,
        Text::tr("host names without a port, separated by commas"));
    reader.read("server/allowedOrigins", settings.allowedOrigins, parseOrigins,
        Text::tr("web origins like https://app.example, separated by commas"));
    const QString duration = Text::tr("a time like 500ms, 15s, 5m or 1h, at most 24h");
    reader.read("server/connectTimeout", settings.connectTimeout, parseDuration, duration);
    reader.read("server/idleTimeout", settings.idleTimeout, parseDuration, duration);
    reader.read("server/clientKeys", settings.clientKeyHashes, parseClientKeys,
        Text::tr("one or more keys of visible ASCII characters, separated by commas"), Show::NameOnly);
}

void readAccounts(Reader &reader, Settings &settings)
{
    reader.read("accounts/default", settings.defaultAccount, parseAccountName,
        Text::tr("at most 64 letters, digits, dots, dashes and underscores"));
    reader.read("accounts/strategy", settings.strategy, parseStrategy, Text::tr("fixed or failover"));
    reader.read("secrets/backend", settings.secretsBackend, parseSecretsBackend,
        Text::tr("keychain, file or memory"));
    reader.read("accounts/environmentKey", settings.environmentKey, parseKey,
        Text::tr("a key of visible ASCII characters without spaces"), Show::NameOnly);
    const QString url = Text::tr("an address like https://host/path, without a user name or a query");
    // an address may hold a password or a key
    reader.read(
        "accounts/environmentBaseUrl", settings.environmentBaseUrl, parseBaseUrl, url, Show::NameOnly);
    reader.read("accounts/oauthUrl", settings.oauthUrl, parseBaseUrl, url, Show::NameOnly);
    reader.read("accounts/plansUrl", settings.plansUrl, parseLoopbackUrl,
        Text::tr("an address on this computer like http://127.0.0.1:9000"), Show::NameOnly);
}

void readModels(Reader &reader, Settings &settings)
{
    reader.read("models/aliases", settings.aliases, parseAliases,
        Text::tr("pattern=model pairs like gpt-*=qwen3-coder-plus, separated by commas"));
    const QString id = Text::tr("one model's id like qwen3.7-plus");
    reader.read("models/haiku", settings.tiers.haiku, parseModelId, id);
    reader.read("models/sonnet", settings.tiers.sonnet, parseModelId, id);
    reader.read("models/opus", settings.tiers.opus, parseModelId, id);
    reader.read("models/default", settings.tiers.other, parseModelId, id);
    reader.read(
        "models/anthropicPath", settings.anthropicPath, parseAnthropicPath, Text::tr("auto or translate"));
}

void readTheRest(Reader &reader, Settings &settings)
{
    reader.read("limits/contextCheck", settings.contextCheck, parseSwitch, Text::tr("true or false"));
    reader.read(
        "logging/level", settings.logLevel, logLevelFromWord, Text::tr("off, error, warning, info or debug"));
    reader.read("usage/currency", settings.currency, parseCurrency, Text::tr("CNY or USD"));
    reader.read("logging/debugFiles", settings.debugFiles, parseSwitch, Text::tr("true or false"));
    reader.read("logging/debugFileLimit", settings.debugFileLimit, parseCount,
        Text::tr("a number from 0 to 1000000"));
    reader.read(
        "usage/retentionDays", settings.retentionDays, parseCount, Text::tr("a number from 0 to 1000000"));
}

/// The keys themselves: of client keys, settings hold only what they are compared by.
void rememberKeys(const SettingsStore &store)
{
    for (const char *setting : {"server/clientKeys", "accounts/environmentKey"}) {
        const auto written = store.written(setting);
        for (const QString &key : splitList(written ? written->text : QString())) {
            rememberSecret(key.toUtf8());
        }
    }
}

} // namespace

bool isReachableFromNetwork(const Settings &settings)
{
    return settings.host != "localhost"_L1 && !QHostAddress(settings.host).isLoopback();
}

Result<LoadedSettings> loadSettings(const SettingsInput &input)
{
    const Folders folders = qiaoFolders(input);
    const Result<SettingsStore> store = SettingsStore::open(input, folders.config);
    if (!store) {
        return tl::unexpected(store.error());
    }
    LoadedSettings loaded;
    Settings &settings = loaded.settings;
    settings.configFolder = folders.config;
    settings.dataFolder = folders.data;
    settings.runtimeFolder = folders.runtime;
    settings.qwenHome = qwenCliFolder(input);
    Reader reader(*store);
    readServer(reader, settings);
    readAccounts(reader, settings);
    readModels(reader, settings);
    readTheRest(reader, settings);
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    rememberKeys(*store);
    if (input.mayListen && isReachableFromNetwork(settings) && settings.clientKeyHashes.isEmpty()
        && !hasClientKeys(settings.configFolder)) {
        return tl::unexpected(rejected(Text::tr("%1 is \"%2\", which other computers can reach, and there is "
                                                "no client key: create one with \"qiao keys create NAME\" "
                                                "or set API_KEY to a key of your choice, or use localhost.")
                                           .arg(reader.origins.value(u"server/host"_s).name, settings.host)));
    }
    const SettingOrigin defaultOrigin = reader.origins.value(u"accounts/default"_s);
    if (defaultOrigin.source != SettingSource::SettingsFile) {
        settings.defaultAccountOrigin = defaultOrigin.name;
    }
    loaded.origins = reader.origins;
    loaded.shownValues = reader.shownValues;
    loaded.warnings = store->warnings();
    return loaded;
}

} // namespace qiao
