#include "logging/logcontrol.h"

#include "logging/debugfiles.h"
#include "logging/levels.h"
#include "settings/writesetting.h"

#include <qiao/logging.h>

#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

LogControl::LogControl(const Settings &settings, DebugFiles &debugFiles, QObject *parent)
    : QObject(parent),
      m_configFolder(settings.configFolder),
      m_folder(Logging::folder(settings)),
      m_debugFiles(debugFiles),
      m_persisted{settings.logLevel, settings.debugFiles, m_folder}
{ }

LogState LogControl::state() const
{
    return {logLevel(), m_debugFiles.areOn(), m_folder};
}

QString LogControl::settingsFile() const
{
    return QDir(m_configFolder).filePath(u"settings.ini"_s);
}

Result<void> LogControl::setLevel(LogLevel level, Persist persist)
{
    return write(u"logging/level"_s, logLevelWord(level), persist).map([this, level, persist] {
        if (persist == Persist::Yes) {
            m_persisted.level = level;
        }
        apply(level, m_debugFiles.areOn());
    });
}

Result<void> LogControl::setDebugFiles(bool on, Persist persist)
{
    return write(u"logging/debugFiles"_s, on ? u"true"_s : u"false"_s, persist).map([this, on, persist] {
        if (persist == Persist::Yes) {
            m_persisted.debugFiles = on;
        }
        apply(logLevel(), on);
    });
}

void LogControl::adoptLevel(LogLevel level)
{
    m_persisted.level = level;
    apply(level, m_debugFiles.areOn());
}

void LogControl::adoptDebugFiles(bool on)
{
    m_persisted.debugFiles = on;
    apply(logLevel(), on);
}

void LogControl::apply(LogLevel level, bool debugFiles)
{
    const LogState before = state();
    setLogLevel(level);
    m_debugFiles.setOn(debugFiles);
    if (state() != before) {
        Q_EMIT changed(state());
    }
}

Result<void> LogControl::write(const QString &setting, const QString &value, Persist persist)
{
    if (persist == Persist::No) {
        return {};
    }
    return writeSetting(m_configFolder, setting, value).map([&] { Q_EMIT settingWritten(setting, value); });
}

} // namespace qiao
