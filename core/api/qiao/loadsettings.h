#pragma once

#include <qiao/result.h>
#include <qiao/settings.h>

#include <QHash>
#include <QProcessEnvironment>

namespace qiao {

/// Where a setting's value came from, weakest first.
enum class SettingSource { Default, SettingsFile, DotEnv, Environment, Flag };

/// One value and its origin, as it is named to a person.
struct SettingOrigin
{
    SettingSource source = SettingSource::Default;
    /// For example "--host", "HOST (environment)", "HOST (/srv/project/.env)"; empty for a default.
    QString name = {};

    bool operator==(const SettingOrigin &) const = default;
};

/// All that settings are read from. Nothing else of the surroundings is looked at, but the platform's
/// standard folders when QIAO_HOME is not set.
struct SettingsInput
{
    /// Values of command-line flags by setting ("server/host", "server/port").
    QHash<QString, QString> flags = {};
    QProcessEnvironment environment = {};
    QString homeFolder = {}; ///< the user's; empty when there is none
    QString workingFolder = {}; ///< relative folders are resolved against it
    /// Whether workingFolder's .env is read: `qiao serve` alone does, and only six names of it count.
    bool readDotEnv = false;
    /// Whether the program may listen with these settings: then leaving this computer without a client key
    /// is an error.
    bool mayListen = true;
};

/// What loadSettings() found. Holds secrets like Settings does: never log or show it whole.
struct LoadedSettings
{
    Settings settings;
    /// By setting ("server/host", …); those that nobody set are absent.
    QHash<QString, SettingOrigin> origins = {};
    /// What was written for each of them, but for those that may hold a secret; at most 80 characters.
    QHash<QString, QString> shownValues = {};
    /// What settings.ini holds in the group "ui", by key ("ui/language"): no program but its own knows it.
    QHash<QString, QString> ui = {};
    /// Sentences about what was found and does not count.
    QStringList warnings = {};
};

/// Reads every setting: flag before environment before .env before settings.ini before default. Writes
/// nothing. The error (Rejected) names the value, where it came from and what is accepted; for a program that
/// may listen it is also an error to leave this computer (see isReachableFromNetwork()) without a client key,
/// of API_KEY or of clientkeys.json.
[[nodiscard]] Result<LoadedSettings> loadSettings(const SettingsInput &input);

/// Whether \a settings let other computers connect: the host is not a loopback address.
[[nodiscard]] bool isReachableFromNetwork(const Settings &settings);

} // namespace qiao
