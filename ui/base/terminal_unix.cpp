#include "base/terminal.h"
#include "base/terminalscript.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Terminal)
};

struct Emulator
{
    const char *program;
    QStringList before; ///< what comes before a command and its arguments
};

/// The user's choice first, then the distribution's, then those that are widely installed.
QList<Emulator> emulators()
{
    return {{"xdg-terminal-exec", {}}, {"x-terminal-emulator", {u"-e"_s}}, {"gnome-terminal", {u"--"_s}},
        {"ptyxis", {u"--"_s}}, {"kgx", {u"--"_s}}, {"konsole", {u"-e"_s}}, {"xfce4-terminal", {u"-x"_s}},
        {"mate-terminal", {u"-x"_s}}, {"qterminal", {u"-e"_s}}, {"kitty", {}}, {"foot", {}},
        {"alacritty", {u"-e"_s}}, {"wezterm", {u"start"_s, u"--"_s}}, {"xterm", {u"-e"_s}}};
}

} // namespace

Result<void> openSystemTerminal(const TerminalCommand &command)
{
    const Result<QString> script = writeTerminalScript(command, u".sh"_s);
    if (!script) {
        return tl::make_unexpected(script.error());
    }
    // an interactive shell knows where the user's programs are; it is told no secret
    const QString shell = qEnvironmentVariable("SHELL", u"/bin/sh"_s);
    const QStringList run{shell, u"-i"_s, u"-c"_s, u"exec sh "_s + shellWord(*script)};
    QList<Emulator> candidates = emulators();
    const QByteArray chosen = qgetenv("TERMINAL");
    if (!chosen.isEmpty()) {
        candidates.prepend({chosen.constData(), {u"-e"_s}});
    }
    for (const Emulator &emulator : std::as_const(candidates)) {
        const QString program = QStandardPaths::findExecutable(QString::fromLocal8Bit(emulator.program));
        if (!program.isEmpty() && QProcess::startDetached(program, emulator.before + run)) {
            return {};
        }
    }
    QFile::remove(*script);
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("No terminal was found. Set TERMINAL to one, or paste the lines below into it."),
        .retryHelps = false});
}

} // namespace qiao::ui
