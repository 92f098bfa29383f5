#include "base/terminal.h"
#include "base/terminalscript.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

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
    // Terminal runs a file of this kind from a login shell, which knows where the user's programs are
    const Result<QString> script = writeTerminalScript(command, u".command"_s);
    if (!script) {
        return tl::make_unexpected(script.error());
    }
    if (QProcess::startDetached(u"/usr/bin/open"_s, {*script})) {
        return {};
    }
    QFile::remove(*script);
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("Terminal could not be opened. Paste the lines below into it."),
        .retryHelps = false});
}

} // namespace qiao::ui
