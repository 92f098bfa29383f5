#pragma once

#include "commands/controlcommand.h"

namespace qiao {

/// A command about accounts.
class AuthCommand : public ControlCommand
{
    Q_OBJECT

public:
    using ControlCommand::ControlCommand;

protected:
    /// Shows what the accounts warn about (secrets in the clear, …) first.
    void endWithWarnings(int exitCode);
    /// The warnings of an answer of accounts.list.
    void showWarnings(const QJsonObject &list);
};

} // namespace qiao
