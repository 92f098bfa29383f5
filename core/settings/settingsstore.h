#pragma once

#include <qiao/loadsettings.h>

#include <QHash>

#include <optional>

namespace qiao {

/// Where one setting may be written. Empty = not there.
struct SettingPlace
{
    const char
        *setting; ///< the setting's name: key of settings.ini where inFile, of flags and origins always
    const char *variable; ///< environment variable
    bool inFile; ///< settings.ini may hold it
    bool inDotEnv; ///< the working folder's .env may hold its variable
};

/// A value as it was written, and where.
struct WrittenSetting
{
    QString text;
    SettingOrigin origin;
};

/// The layers that settings come from, and which of them is strongest for each.
class SettingsStore
{
public:
    /// Reads settings.ini in \a configFolder and, where the input asks for it, .env. An error names a
    /// settings file that is there and cannot be read.
    [[nodiscard]] static Result<SettingsStore> open(const SettingsInput &input, const QString &configFolder);

    /// The strongest value of \a setting; nothing when nobody set it (an empty value sets nothing).
    [[nodiscard]] std::optional<WrittenSetting> written(const char *setting) const;

    /// What settings.ini holds in the group "ui", by key.
    [[nodiscard]] QHash<QString, QString> uiValues() const;

    /// Sentences about what was found in .env and settings.ini and does not count.
    [[nodiscard]] QStringList warnings() const;

private:
    [[nodiscard]] Result<void> readSettingsFile(const QString &path);

    SettingsInput m_input;
    QString m_dotEnvPath;
    QHash<QString, QString> m_dotEnv;
    QString m_filePath;
    QHash<QString, QString> m_file;
};

/// How the origin of \a name is named that stands in the file \a path.
[[nodiscard]] QString fileOriginName(const QString &name, const QString &path);
/// Whether settings.ini may hold \a setting.
[[nodiscard]] bool mayBeInFile(const QString &setting);
/// Whether \a key ("ui/language") is one of a user interface, which alone knows what it means.
[[nodiscard]] bool isUiKey(const QString &key);

} // namespace qiao
