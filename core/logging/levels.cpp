#include "logging/levels.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <atomic>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr std::array<std::pair<LogLevel, QLatin1StringView>, 5> words{{
    {LogLevel::Off, "off"_L1},
    {LogLevel::Error, "error"_L1},
    {LogLevel::Warning, "warning"_L1},
    {LogLevel::Info, "info"_L1},
    {LogLevel::Debug, "debug"_L1},
}};

constexpr std::array<std::pair<LogLevel, QLatin1StringView>, 4> qtNames{{
    {LogLevel::Error, "critical"_L1},
    {LogLevel::Warning, "warning"_L1},
    {LogLevel::Info, "info"_L1},
    {LogLevel::Debug, "debug"_L1},
}};

std::atomic<LogLevel> &current()
{
    static std::atomic level{LogLevel::Off};
    return level;
}

} // namespace

QString logLevelWord(LogLevel level)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [level](const auto &word) { return word.first == level; });
    return found != words.end() ? QString(found->second) : QString();
}

std::optional<LogLevel> logLevelFromWord(const QString &word)
{
    if (word.compare("error-debug"_L1, Qt::CaseInsensitive) == 0) {
        return LogLevel::Error;
    }
    for (const auto &[level, name] : words) {
        if (word.compare(name, Qt::CaseInsensitive) == 0) {
            return level;
        }
    }
    return std::nullopt;
}

void setLogLevel(LogLevel level)
{
    current() = level;
    QString rules;
    for (const auto &[needed, name] : qtNames) {
        rules += "qiao.*."_L1 + name + (level >= needed ? "=true\n"_L1 : "=false\n"_L1);
    }
    QLoggingCategory::setFilterRules(rules);
}

LogLevel logLevel()
{
    return current();
}

} // namespace qiao
