#include "base/terminal.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <windows.h>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Terminal)
};

} // namespace

Result<void> openSystemTerminal(const TerminalCommand &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : command.environment) {
        environment.insert(name, value);
    }
    QProcess process;
    process.setProgram(u"cmd.exe"_s);
    process.setArguments({u"/k"_s, command.program});
    process.setProcessEnvironment(environment); // a process's own: nobody else reads it
    process.setWorkingDirectory(QDir::homePath());
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *arguments) {
        arguments->flags |= CREATE_NEW_CONSOLE;
        arguments->startupInfo->dwFlags &= ~static_cast<DWORD>(STARTF_USESTDHANDLES);
    });
    if (process.startDetached()) {
        return {};
    }
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("The command prompt could not be opened. Paste the lines below into it."),
        .retryHelps = false});
}

} // namespace qiao::ui
