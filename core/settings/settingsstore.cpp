#include "settings/settingsstore.h"

#include "settings/dotenv.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr std::array places{
    SettingPlace{"server/host", "HOST", true, true},
    SettingPlace{"server/port", "PORT", true, true},
    SettingPlace{"server/allowedHosts", "", true, false},
    SettingPlace{"server/allowedOrigins", "", true, false},
    SettingPlace{"server/connectTimeout", "", true, false},
    SettingPlace{"server/idleTimeout", "", true, false},
    SettingPlace{"server/clientKeys", "API_KEY", false, true},
    SettingPlace{"accounts/default", "DEFAULT_ACCOUNT", true, true},
    SettingPlace{"accounts/strategy", "", true, false},
    SettingPlace{"accounts/environmentKey", "QWEN_API_KEY", false, false},
    SettingPlace{"accounts/environmentBaseUrl", "QWEN_BASE_URL", false, false},
    SettingPlace{"accounts/oauthUrl", "QIAO_OAUTH_URL", false, false},
    SettingPlace{"accounts/plansUrl", "QIAO_PLANS_URL", false, false},
    SettingPlace{"secrets/backend", "QIAO_SECRETS", true, false},
    SettingPlace{"models/aliases", "", true, false},
    SettingPlace{"models/haiku", "", true, false},
    SettingPlace{"models/sonnet", "", true, false},
    SettingPlace{"models/opus", "", true, false},
    SettingPlace{"models/default", "", true, false},
    SettingPlace{"models/clientModel", "", true, false},
    SettingPlace{"models/anthropicPath", "", true, false},
    SettingPlace{"limits/contextCheck", "", true, false},
    SettingPlace{"logging/level", "LOG_LEVEL", true, false},
    SettingPlace{"usage/currency", "", true, false},
    SettingPlace{"logging/debugFiles", "DEBUG_LOG", true, true},
    SettingPlace{"logging/debugFileLimit", "LOG_FILE_LIMIT", true, true},
    SettingPlace{"usage/retentionDays", "", true, false},
};

/// Qiao's own variables that a working folder must not be able to set: they say where keys go.
constexpr std::array refusedInDotEnv{"QIAO_HOME", "QIAO_OAUTH_URL", "QIAO_PLANS_URL", "QIAO_SECRETS",
    "QWEN_API_KEY", "QWEN_BASE_URL", "QWEN_HOME"};

QString text(const char *words)
{
    return QString::fromLatin1(words);
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

const SettingPlace *placeOf(const char *setting)
{
    const auto found = std::find_if(places.begin(), places.end(),
        [setting](const SettingPlace &place) { return qstrcmp(place.setting, setting) == 0; });
    Q_ASSERT_X(found != places.end(), "SettingsStore", setting);
    return found;
}

} // namespace

Result<SettingsStore> SettingsStore::open(const SettingsInput &input, const QString &configFolder)
{
    SettingsStore store;
    store.m_input = input;
    if (input.readDotEnv) {
        store.m_dotEnvPath = QDir(input.workingFolder).absoluteFilePath(u".env"_s);
        store.m_dotEnv = readDotenv(store.m_dotEnvPath);
    }
    return store.readSettingsFile(configFolder + "/settings.ini"_L1).map([&store] { return store; });
}

Result<void> SettingsStore::readSettingsFile(const QString &path)
{
    m_filePath = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists()) {
        return {};
    }
    QSettings file(path, QSettings::IniFormat);
    if (!info.isFile() || !info.isReadable() || file.status() != QSettings::NoError) {
        return tl::unexpected(Error{Error::Kind::Rejected,
            Text::tr("%1 cannot be read: check that it is an INI file and that it is yours.")
                .arg(m_filePath)});
    }
    for (const QString &key : file.allKeys()) {
        // an unquoted comma makes a list of a value
        m_file.insert(key, file.value(key).toStringList().join(u','));
    }
    return {};
}

std::optional<WrittenSetting> SettingsStore::written(const char *setting) const
{
    const SettingPlace *place = placeOf(setting);
    const QString key = text(place->setting);
    const QString variable = text(place->variable);
    if (const auto flag = m_input.flags.constFind(key); flag != m_input.flags.cend()) {
        return WrittenSetting{*flag, {SettingSource::Flag, "--"_L1 + key.section(u'/', -1)}};
    }
    if (const QString value = m_input.environment.value(variable).trimmed(); !value.isEmpty()) {
        return WrittenSetting{
            value, {SettingSource::Environment, Text::tr("%1 (environment)").arg(variable)}};
    }
    if (const QString value = m_dotEnv.value(variable).trimmed(); place->inDotEnv && !value.isEmpty()) {
        return WrittenSetting{value, {SettingSource::DotEnv, fileOriginName(variable, m_dotEnvPath)}};
    }
    if (const QString value = m_file.value(key).trimmed(); place->inFile && !value.isEmpty()) {
        return WrittenSetting{value, {SettingSource::SettingsFile, fileOriginName(key, m_filePath)}};
    }
    return std::nullopt;
}

QHash<QString, QString> SettingsStore::uiValues() const
{
    QHash<QString, QString> values;
    for (auto value = m_file.cbegin(); value != m_file.cend(); ++value) {
        if (isUiKey(value.key())) {
            values.insert(value.key(), value.value());
        }
    }
    return values;
}

QStringList SettingsStore::warnings() const
{
    QStringList sentences;
    for (const char *variable : refusedInDotEnv) {
        if (m_dotEnv.contains(text(variable))) {
            sentences.append(Text::tr("%1 in %2 does not count: set it in the environment instead.")
                                 .arg(text(variable), QDir::toNativeSeparators(m_dotEnvPath)));
        }
    }
    QStringList keys = m_file.keys();
    keys.sort();
    for (const QString &key : std::as_const(keys)) {
        const auto isKey = [&key](const SettingPlace &place) {
            return place.inFile && key == text(place.setting);
        };
        if (!isUiKey(key) && std::none_of(places.begin(), places.end(), isKey)) {
            sentences.append(
                Text::tr("%1 in %2 is not a setting that this version knows.").arg(key, m_filePath));
        }
    }
    return sentences;
}

QString fileOriginName(const QString &name, const QString &path)
{
    return name + " ("_L1 + QDir::toNativeSeparators(path) + ")"_L1;
}

bool mayBeInFile(const QString &setting)
{
    return std::any_of(places.begin(), places.end(),
        [&setting](const SettingPlace &place) { return place.inFile && setting == text(place.setting); });
}

bool isUiKey(const QString &key)
{
    static const QRegularExpression shape(u"\\Aui/[A-Za-z][A-Za-z0-9]{0,63}\\z"_s);
    return shape.match(key).hasMatch();
}

} // namespace qiao
