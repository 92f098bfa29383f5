#include "settingspage/settingwords.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Words
{
    const char *key;
    const char *label;
    const char *hint;
};

constexpr auto context = "qiao::ui::Settings";

constexpr Words words[] = {
    {"server/host", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Address"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "localhost or an IP address of this computer")},
    {"server/port", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Port"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "0 is any free port")},
    {"server/allowedHosts", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Allowed host names"),
        QT_TRANSLATE_NOOP(
            "qiao::ui::Settings", "Names under which others reach this computer, with commas between them")},
    {"server/allowedOrigins", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Allowed web origins"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Web pages that may call, like https://app.example")},
    {"server/connectTimeout", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Time to connect"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Like 15s or 1m")},
    {"server/idleTimeout", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Longest silence"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Like 5m or 1h")},
    {"accounts/strategy", QT_TRANSLATE_NOOP("qiao::ui::Settings", "When the default account is out"), ""},
    {"secrets/backend", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Keep keys and tokens"), ""},
    {"models/clientModel", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Model for every request"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "As the client asks; a model here serves everything")},
    {"models/haiku", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In place of Haiku"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "The account's fast model")},
    {"models/sonnet", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In place of Sonnet"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "The account's default model")},
    {"models/opus", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In place of Opus"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "The account's strongest model")},
    {"models/default", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In place of other makers' models"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "The account's default model")},
    {"models/aliases", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Further replacements"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Like gpt-*=qwen3-coder-plus, with commas between them")},
    {"models/anthropicPath", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Requests of Anthropic's clients"), ""},
    {"limits/contextCheck",
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Refuse requests that are too long for their model"), ""},
    {"logging/level", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Write to the log"), ""},
    {"logging/debugFiles", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Write a debug file about each request"),
        ""},
    {"logging/debugFileLimit", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Debug files to keep"), ""},
    {"usage/currency", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Currency"), ""},
    {"usage/retentionDays", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Days to keep single requests"),
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Sums are kept for good; 0 keeps nothing at all")},
};

struct Choice
{
    const char *key;
    const char *value;
    const char *text;
};

constexpr Choice choices[] = {
    {"accounts/strategy", "fixed", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Wait for it")},
    {"accounts/strategy", "failover", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Use the next one")},
    {"secrets/backend", "keychain", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In this system's keychain")},
    {"secrets/backend", "file", QT_TRANSLATE_NOOP("qiao::ui::Settings", "In a file, in the clear")},
    {"secrets/backend", "memory", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Until Qiao ends")},
    {"models/anthropicPath", "auto",
        QT_TRANSLATE_NOOP("qiao::ui::Settings", "Pass on where the service speaks that API")},
    {"models/anthropicPath", "translate", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Always translate")},
    {"logging/level", "off", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Nothing")},
    {"logging/level", "error", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Errors")},
    {"logging/level", "warning", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Warnings")},
    {"logging/level", "info", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Information")},
    {"logging/level", "debug", QT_TRANSLATE_NOOP("qiao::ui::Settings", "Debugging")},
    {"usage/currency", "CNY", QT_TRANSLATE_NOOP("qiao::ui::Settings", "¥ (CNY)")},
    {"usage/currency", "USD", QT_TRANSLATE_NOOP("qiao::ui::Settings", "$ (USD)")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate(context, text);
}

const Words *wordsOf(const QString &key)
{
    for (const Words &entry : words) {
        if (key == QLatin1StringView(entry.key)) {
            return &entry;
        }
    }
    return nullptr;
}

} // namespace

QString settingLabel(const QString &key)
{
    const Words *entry = wordsOf(key);
    return entry ? translated(entry->label) : key;
}

QString settingHint(const QString &key)
{
    const Words *entry = wordsOf(key);
    return entry && *entry->hint != '\0' ? translated(entry->hint) : QString();
}

QStringList settingChoices(const QString &key)
{
    QStringList values;
    for (const Choice &choice : choices) {
        if (key == QLatin1StringView(choice.key)) {
            values.append(QString::fromLatin1(choice.value));
        }
    }
    return values;
}

QString choiceText(const QString &key, const QString &value)
{
    for (const Choice &choice : choices) {
        if (key == QLatin1StringView(choice.key) && value == QLatin1StringView(choice.value)) {
            return translated(choice.text);
        }
    }
    return value;
}

QString originText(const SettingOrigin &origin)
{
    switch (origin.source) {
    case SettingSource::Default:
        return QCoreApplication::translate("qiao::ui::Settings", "Default");
    case SettingSource::SettingsFile:
        return u"settings.ini"_s;
    case SettingSource::DotEnv:
    case SettingSource::Environment:
    case SettingSource::Flag:
        break;
    }
    return origin.name;
}

} // namespace qiao::ui
