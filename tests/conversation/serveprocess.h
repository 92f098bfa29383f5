#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

/// The built program `qiao`, run in a throw-away home with nothing of the surroundings' settings.
class ServeProcess
{
public:
    ServeProcess();
    /// Kills what still runs.
    ~ServeProcess();

    void setVariable(const QString &name, const QString &value);
    void removeVariable(const QString &name);
    /// Shares the folders of \a other.
    void moveInWith(const ServeProcess &other);
    [[nodiscard]] QString homeFolder() const { return m_home.path(); }

    /// Starts `qiao` with \a arguments; false when that fails.
    [[nodiscard]] bool start(const QStringList &arguments);
    /// Starts another program in the same surroundings; false when that fails.
    [[nodiscard]] bool startProgram(const QString &program, const QStringList &arguments);
    /// Starts `qiao serve --json --port 0` and waits until it runs; false when it does not come to that.
    [[nodiscard]] bool serveJson(const QStringList &furtherArguments = {});
    /// Asks the program to end as kill(1) does.
    void terminate() { m_process.terminate(); }
    /// The exit code; -1 when the program crashes or does not end in 30 s.
    [[nodiscard]] int waitForEnd();

    [[nodiscard]] QProcess &process() { return m_process; }
    /// What the program has written so far.
    [[nodiscard]] QByteArray output();
    [[nodiscard]] QByteArray errors();
    /// The objects of the JSON lines written so far; an empty object for a line that is none.
    [[nodiscard]] QList<QJsonObject> events();
    /// The port of the "started" event.
    [[nodiscard]] quint16 port();

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// The status of GET \a path on 127.0.0.1:\a port; 0 when there is no answer.
[[nodiscard]] int statusOf(quint16 port, const QByteArray &path);
