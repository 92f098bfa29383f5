#pragma once

#include "control/methodgroup.h"

namespace qiao {

class LogControl;

/// The methods about what is logged; a server's alone: without one each is Rejected (409).
///
///   logs.state {} → state
///   logs.set {level?, debug_files?, keep?} → state
///       level: off, error, warning, info, debug. debug_files: whether there is a file about each request.
///       keep: written to settings.ini too; else it lasts until the server stops
///
/// state: {level, debug_files, folder}
class LogMethods : public MethodGroup
{
    Q_OBJECT

public:
    /// \a control is null where no server runs, and has to outlive it.
    explicit LogMethods(LogControl *control);

private:
    void state(const ControlCall &call);
    void set(const ControlCall &call);
    [[nodiscard]] Result<QJsonObject> stateJson() const;

    LogControl *m_control;
};

} // namespace qiao
