#pragma once

#include <qiao/loadsettings.h>
#include <qiao/service.h>

#include <memory>

namespace qiao {

class Terminal;

/// How `qiao serve` tells what happens: in words, or in JSON lines.
class ServeReport
{
public:
    virtual ~ServeReport() = default;

    virtual void started(
        const ServerState &state, const QList<AccountSummary> &accounts, const LoadedSettings &loaded) = 0;
    virtual void accountsChanged(const QList<AccountSummary> &before, const QList<AccountSummary> &now) = 0;
    virtual void requestFinished(const RequestRow &row) = 0;
    virtual void stopping() = 0;
    virtual void stopped() = 0;
};

/// \a terminal has to outlive the report.
[[nodiscard]] std::unique_ptr<ServeReport> textReport(Terminal &terminal);
[[nodiscard]] std::unique_ptr<ServeReport> jsonReport(Terminal &terminal);

} // namespace qiao
