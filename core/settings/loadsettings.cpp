#include "qiao/loadsettings.h"

#include "clientkeys/clientkeystore.h"
#include "logging/redaction.h"
#include "settings/eachsetting.h"
#include "settings/folders.h"
#include "settings/settingsstore.h"

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

/// Visits settings (eachsetting.h): takes them out of the store one by one and keeps the first error.
class Reader
{
public:
    explicit Reader(const SettingsStore &store) : m_store(store) { }

    /// Sets \a target when somebody set \a setting. \a accepted completes "use …".
    template <typename T>
    void visit(const char *setting, T &target, std::optional<T> (*parse)(const QString &),
        const QString &accepted, Show show)
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
    visitSettings(reader, settings);
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
    loaded.ui = store->uiValues();
    loaded.warnings = store->warnings();
    return loaded;
}

} // namespace qiao
