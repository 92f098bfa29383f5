#pragma once

#include <qiao/loglevel.h>
#include <qiao/result.h>
#include <qiao/settings.h>

#include <QObject>

namespace qiao {

class DebugFiles;

/// What is logged, and how to change it while the server runs. Lives on the worker thread.
class LogControl : public QObject
{
    Q_OBJECT

public:
    /// \a debugFiles has to outlive it. The level is the process's: see setLogLevel().
    LogControl(const Settings &settings, DebugFiles &debugFiles, QObject *parent = nullptr);

    [[nodiscard]] LogState state() const;
    /// As it is without what was changed for this run alone.
    [[nodiscard]] LogState persisted() const { return m_persisted; }
    /// settings.ini, there or not.
    [[nodiscard]] QString settingsFile() const;

    /// With Persist::Yes it is written to settings.ini too; when that fails (an Error) nothing is changed.
    [[nodiscard]] Result<void> setLevel(LogLevel level, Persist persist);
    [[nodiscard]] Result<void> setDebugFiles(bool on, Persist persist);
    // For what somebody else wrote to settings.ini.
    void adoptLevel(LogLevel level);
    void adoptDebugFiles(bool on);

Q_SIGNALS:
    void changed(const qiao::LogState &state);
    /// \a setting was written to settings.ini.
    void settingWritten(const QString &setting, const QString &value);

private:
    [[nodiscard]] Result<void> write(const QString &setting, const QString &value, Persist persist);
    void apply(LogLevel level, bool debugFiles);

    const QString m_configFolder;
    const QString m_folder;
    DebugFiles &m_debugFiles;
    LogState m_persisted;
};

} // namespace qiao
