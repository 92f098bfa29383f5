#pragma once

#include "commands/command.h"
#include "console.h"

#include <qiao/control.h>
#include <qiao/loadsettings.h>

#include <QObject>

#include <functional>

namespace qiao {

class Terminal;

/// One command that asks the running server, or the files when none runs, from its first call to the exit
/// code of the process. Lives on the thread with the event loop; destroying it gives up what is under way.
class ControlCommand : public QObject
{
    Q_OBJECT

public:
    /// Where a command's words come from and go to. All of it has to outlive the command.
    struct Surroundings
    {
        const Invocation &invocation;
        const LoadedSettings &loaded;
        Control &control;
        Terminal &terminal;
        bool hasKeyboard; ///< standard input is a terminal: somebody can be asked
        std::function<std::optional<QByteArray>(const QByteArray &question, Echo echo)> ask; ///< askLine()
    };

    explicit ControlCommand(const Surroundings &surroundings);

    virtual void start() = 0;
    /// Somebody pressed Ctrl+C.
    void cancel();

Q_SIGNALS:
    /// Once; nothing is written afterwards. May come before start() returns.
    void ended(int exitCode);

protected:
    /// What cancel() says.
    [[nodiscard]] virtual QString cancelledSentence() const;
    /// What cancel() does: here, to say that sentence and to fail.
    virtual void stop();

    [[nodiscard]] const LoadedSettings &loaded() const { return m_surroundings.loaded; }
    [[nodiscard]] const Settings &settings() const { return m_surroundings.loaded.settings; }
    [[nodiscard]] const Control &control() const { return m_surroundings.control; }
    [[nodiscard]] Terminal &terminal() const { return m_surroundings.terminal; }
    [[nodiscard]] bool hasKeyboard() const { return m_surroundings.hasKeyboard; }
    [[nodiscard]] bool wants(const char *flag) const;
    /// The value of a flag; empty when it was not given.
    [[nodiscard]] QString flag(const char *name) const;
    /// Empty when it was not given.
    [[nodiscard]] QString argument(qsizetype index) const;
    [[nodiscard]] bool wantsJson() const { return wants("json"); }

    /// Asks the person; nothing when there is no answer any more.
    [[nodiscard]] std::optional<QByteArray> ask(const QString &question, Echo echo) const;

    /// Calls a method of the control and \a then with its answer; an error ends the command.
    void call(
        const QString &method, const QJsonObject &parameters, std::function<void(const QJsonObject &)> then);
    /// The same for a caller that goes on after an error.
    void tryCall(const QString &method, const QJsonObject &parameters,
        std::function<void(const Result<QJsonObject> &)> then);

    /// Has \a take called with the parameters of every notification \a method until the command ends.
    void follow(const QString &method, std::function<void(const QJsonObject &)> take);

    /// To standard output, on one line.
    void printJson(const QJsonObject &object);
    /// With --json \a object, else \a sentence.
    void print(const QString &sentence, const QJsonObject &object);
    /// On a screen, until the next line; never among JSON.
    void showLive(const QString &text);
    void end(int exitCode);
    /// Ends with the error in words, and as {error: {message, status, code}} with --json.
    void fail(const Error &error);
    /// Ends because the command was used wrongly.
    void failUsage(const QString &sentence);

private:
    Surroundings m_surroundings;
    bool m_ended = false;
};

/// Loads the settings, finds the way to the server or the files, and runs what \a make makes. Returns the
/// exit code.
int runControlCommand(const Invocation &invocation, const Program &program,
    const std::function<std::unique_ptr<ControlCommand>(const ControlCommand::Surroundings &)> &make);

/// The same for a class of command.
template <typename Command> int runControlCommand(const Invocation &invocation, const Program &program)
{
    return runControlCommand(invocation, program, [](const ControlCommand::Surroundings &surroundings) {
        return std::unique_ptr<ControlCommand>(std::make_unique<Command>(surroundings));
    });
}

} // namespace qiao
