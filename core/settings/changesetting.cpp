#include "settings/changesetting.h"

#include "settings/eachsetting.h"
#include "settings/settingsstore.h"
#include "settings/settingtext.h"

#include <QDir>

#include <any>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

Error rejected(int httpStatus, const QString &sentence)
{
    return {.kind = Error::Kind::Rejected,
        .message = sentence,
        .httpStatus = httpStatus,
        .type = "invalid_request_error",
        .retryHelps = false};
}

template <typename T> using Parse = std::optional<T> (*)(const QString &);

/// Takes the value of one setting out.
class ValueOf
{
public:
    explicit ValueOf(const QString &setting) : m_setting(setting) { }

    template <typename T> void visit(const char *setting, T &field, Parse<T>, const QString &, Show)
    {
        if (m_setting == QLatin1StringView(setting)) {
            m_value = field;
        }
    }

    [[nodiscard]] static std::any defaultOf(const QString &setting)
    {
        Settings defaults;
        ValueOf value(setting);
        visitSettings(value, defaults);
        return value.m_value;
    }

private:
    const QString m_setting;
    std::any m_value;
};

/// Sets one setting.
class Assignment
{
public:
    Assignment(const QString &setting, const QString &text)
        : m_setting(setting), m_text(text.trimmed()), m_default(ValueOf::defaultOf(setting))
    { }

    template <typename T>
    void visit(const char *setting, T &target, Parse<T> parse, const QString &accepted, Show)
    {
        if (m_setting != QLatin1StringView(setting)) {
            return;
        }
        if (m_text.isEmpty()) {
            target = std::any_cast<T>(m_default);
        } else if (const std::optional<T> value = parse(m_text)) {
            target = *value;
        } else {
            m_result = tl::make_unexpected(rejected(
                400, SettingWords::tr("\"%1\" cannot be used here: use %2.").arg(m_text.left(80), accepted)));
        }
    }

    [[nodiscard]] const Result<void> &result() const { return m_result; }

private:
    const QString m_setting;
    const QString m_text;
    const std::any m_default;
    Result<void> m_result;
};

/// Lists the settings that settings.ini may hold, as text.
class Description
{
public:
    struct Line
    {
        QString key;
        QString text;
    };

    template <typename T> void visit(const char *setting, T &field, Parse<T>, const QString &, Show)
    {
        // addresses of services and keys are the environment's alone
        if constexpr (!std::is_same_v<T, QUrl> && !std::is_same_v<T, QList<QByteArray>>) {
            if (const QString key = QString::fromLatin1(setting); mayBeInFile(key)) {
                m_lines.append({key, settingText(field)});
            }
        }
    }

    [[nodiscard]] static QList<Line> of(Settings settings)
    {
        Description description;
        visitSettings(description, settings);
        return description.m_lines;
    }

private:
    QList<Line> m_lines;
};

/// The server listens and opens its store of secrets when it starts.
bool needsRestart(const QString &setting)
{
    return setting == "server/host"_L1 || setting == "server/port"_L1 || setting == "secrets/backend"_L1;
}

} // namespace

bool isDecidedElsewhere(const SettingOrigin &origin)
{
    return origin.source > SettingSource::SettingsFile;
}

Result<void> assignSetting(Settings &settings, const QString &setting, const QString &text)
{
    if (!mayBeInFile(setting)) {
        return tl::make_unexpected(
            rejected(404, SettingWords::tr("There is no setting \"%1\".").arg(setting)));
    }
    Assignment assignment(setting, text);
    visitSettings(assignment, settings);
    return assignment.result();
}

QList<SettingValue> describeSettings(const LoadedSettings &loaded)
{
    const QList<Description::Line> defaults = Description::of(Settings());
    const QList<Description::Line> lines = Description::of(loaded.settings);
    QList<SettingValue> values;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &key = lines.at(i).key;
        if (key == "accounts/default"_L1) {
            continue; // AccountService's
        }
        const SettingOrigin origin = loaded.origins.value(key);
        values.append({.key = key,
            .value = lines.at(i).text,
            .defaultValue = defaults.at(i).text,
            .origin = origin,
            .isReadOnly = isDecidedElsewhere(origin),
            .needsRestart = needsRestart(key)});
    }
    return values;
}

bool adoptSetting(LoadedSettings &loaded, const QString &setting, const QString &text)
{
    const SettingOrigin before = loaded.origins.value(setting);
    Settings changed = loaded.settings;
    if (isDecidedElsewhere(before) || !assignSetting(changed, setting, text)) {
        return false;
    }
    const QString path = QDir(changed.configFolder).filePath(u"settings.ini"_s);
    const SettingOrigin origin = text.trimmed().isEmpty()
        ? SettingOrigin()
        : SettingOrigin{SettingSource::SettingsFile, fileOriginName(setting, path)};
    loaded.settings = changed;
    if (origin.source == SettingSource::Default) {
        loaded.origins.remove(setting);
    } else {
        loaded.origins.insert(setting, origin);
    }
    return true;
}

} // namespace qiao
