#pragma once

#include <qiao/accountsummary.h>
#include <qiao/loadsettings.h>
#include <qiao/requestrow.h>
#include <qiao/serverstate.h>

/// The lines of `qiao serve --json`: one JSON object each, without the line feed. "type" says which. Pure.
namespace qiao {

/// "started": version, pid, base URLs, accounts, whether other computers can connect.
[[nodiscard]] QByteArray startedJson(
    const ServerState &state, const QList<AccountSummary> &accounts, const LoadedSettings &loaded);
/// "accounts": all of them as they are now.
[[nodiscard]] QByteArray accountsJson(const QList<AccountSummary> &accounts);
/// "request": one that has finished, as requestJson() has it.
[[nodiscard]] QByteArray requestEventJson(const RequestRow &row);
/// "stopping", "stopped": nothing else in them.
[[nodiscard]] QByteArray eventJson(const QString &type);

} // namespace qiao
