#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace qiao {

/// How much is written to the log; each level has all that the ones before it have.
enum class LogLevel { Off, Error, Warning, Info, Debug };

/// off, error, warning, info, debug.
[[nodiscard]] QString logLevelWord(LogLevel level);
/// The level that \a word names, in any case; also error-debug, which other proxies call errors with a file
/// about each. Qiao writes those with every level but Off.
[[nodiscard]] std::optional<LogLevel> logLevelFromWord(const QString &word);

/// What is logged right now.
struct LogState
{
    LogLevel level = LogLevel::Info;
    bool debugFiles = false; ///< a file about each request; off: about those that failed
    QString folder; ///< of the main log; debug files are in its folder "debug"

    bool operator==(const LogState &) const = default;
};

/// Whether a change lasts beyond this run of the server.
enum class Persist { No, Yes };

} // namespace qiao

Q_DECLARE_METATYPE(qiao::LogState)
