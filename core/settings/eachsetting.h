#pragma once

#include "settings/settingvalues.h"

#include <qiao/settings.h>

#include <QCoreApplication>

namespace qiao {

/// Whether a value may be named to a person.
enum class Show { Value, NameOnly };

struct SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

// Each calls visitor.visit(name, field, parse, accepted, show): the setting's name, the field of \a settings
// that it sets, what reads it from text, and what completes "use …".

template <typename Visitor> void visitServer(Visitor &visitor, Settings &settings)
{
    visitor.visit(
        "server/host", settings.host, parseHost, SettingWords::tr("localhost or an IP address"), Show::Value);
    visitor.visit("server/port", settings.port, parsePort,
        SettingWords::tr("a number from 0 to 65535 (0 is any free port)"), Show::Value);
    visitor.visit("server/allowedHosts", settings.allowedHosts, parseHostNames,
        SettingWords::tr("host names without a port, separated by commas"), Show::Value);
    visitor.visit("server/allowedOrigins", settings.allowedOrigins, parseOrigins,
        SettingWords::tr("web origins like https://app.example, separated by commas"), Show::Value);
    const QString duration = SettingWords::tr("a time like 500ms, 15s, 5m or 1h, at most 24h");
    visitor.visit("server/connectTimeout", settings.connectTimeout, parseDuration, duration, Show::Value);
    visitor.visit("server/idleTimeout", settings.idleTimeout, parseDuration, duration, Show::Value);
    visitor.visit("server/clientKeys", settings.clientKeyHashes, parseClientKeys,
        SettingWords::tr("one or more keys of visible ASCII characters, separated by commas"),
        Show::NameOnly);
}

template <typename Visitor> void visitAccounts(Visitor &visitor, Settings &settings)
{
    visitor.visit("accounts/default", settings.defaultAccount, parseAccountName,
        SettingWords::tr("at most 64 letters, digits, dots, dashes and underscores"), Show::Value);
    visitor.visit("accounts/strategy", settings.strategy, parseStrategy,
        SettingWords::tr("fixed or failover"), Show::Value);
    visitor.visit("secrets/backend", settings.secretsBackend, parseSecretsBackend,
        SettingWords::tr("keychain, file or memory"), Show::Value);
    visitor.visit("accounts/environmentKey", settings.environmentKey, parseKey,
        SettingWords::tr("a key of visible ASCII characters without spaces"), Show::NameOnly);
    const QString url = SettingWords::tr("an address like https://host/path, without a user name or a query");
    // an address may hold a password or a key
    visitor.visit(
        "accounts/environmentBaseUrl", settings.environmentBaseUrl, parseBaseUrl, url, Show::NameOnly);
    visitor.visit("accounts/oauthUrl", settings.oauthUrl, parseBaseUrl, url, Show::NameOnly);
    visitor.visit("accounts/plansUrl", settings.plansUrl, parseLoopbackUrl,
        SettingWords::tr("an address on this computer like http://127.0.0.1:9000"), Show::NameOnly);
}

template <typename Visitor> void visitModels(Visitor &visitor, Settings &settings)
{
    visitor.visit("models/aliases", settings.aliases, parseAliases,
        SettingWords::tr("pattern=model pairs like gpt-*=qwen3-coder-plus, separated by commas"),
        Show::Value);
    const QString id = SettingWords::tr("one model's id like qwen3.7-plus");
    visitor.visit("models/haiku", settings.tiers.haiku, parseModelId, id, Show::Value);
    visitor.visit("models/sonnet", settings.tiers.sonnet, parseModelId, id, Show::Value);
    visitor.visit("models/opus", settings.tiers.opus, parseModelId, id, Show::Value);
    visitor.visit("models/default", settings.tiers.other, parseModelId, id, Show::Value);
    visitor.visit("models/clientModel", settings.clientModel, parseModelId, id, Show::Value);
    visitor.visit("models/anthropicPath", settings.anthropicPath, parseAnthropicPath,
        SettingWords::tr("auto or translate"), Show::Value);
}

template <typename Visitor> void visitTheRest(Visitor &visitor, Settings &settings)
{
    const QString count = SettingWords::tr("a number from 0 to 1000000");
    visitor.visit("limits/contextCheck", settings.contextCheck, parseSwitch,
        SettingWords::tr("true or false"), Show::Value);
    visitor.visit("logging/level", settings.logLevel, logLevelFromWord,
        SettingWords::tr("off, error, warning, info or debug"), Show::Value);
    visitor.visit("logging/debugFiles", settings.debugFiles, parseSwitch, SettingWords::tr("true or false"),
        Show::Value);
    visitor.visit("logging/debugFileLimit", settings.debugFileLimit, parseCount, count, Show::Value);
    visitor.visit(
        "usage/currency", settings.currency, parseCurrency, SettingWords::tr("CNY or USD"), Show::Value);
    visitor.visit("usage/retentionDays", settings.retentionDays, parseCount, count, Show::Value);
}

template <typename Visitor> void visitSettings(Visitor &visitor, Settings &settings)
{
    visitServer(visitor, settings);
    visitAccounts(visitor, settings);
    visitModels(visitor, settings);
    visitTheRest(visitor, settings);
}

} // namespace qiao
