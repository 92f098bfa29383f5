#pragma once

#include <qiao/result.h>

#include <QList>
#include <QString>

#include <utility>

namespace qiao::ui {

/// A program to be started in a terminal, with variables set for it alone. The variables may hold a secret.
struct TerminalCommand
{
    QString program;
    QList<std::pair<QString, QString>> environment;
};

/// Opens a window of the user's terminal with \a command in it. The error is a sentence for people. Variables
/// never appear among the arguments of a process, where others can read them.
[[nodiscard]] Result<void> openSystemTerminal(const TerminalCommand &command);

} // namespace qiao::ui
