#pragma once

#include "control/controlcall.h"

#include <qiao/requestrow.h>

#include <QList>

namespace qiao {

/// Notifications \a method with \a rows, without secrets and few enough in each that it fits into a line
/// whatever a client wrote: none when there are no rows.
void tellRequests(const ControlCall::Notify &notify, const QString &method, const QList<RequestRow> &rows);
/// The same as requests.running; \a complete: they are all that do. The first notification says so, also when
/// there are none.
void tellRunning(const ControlCall::Notify &notify, const QList<RequestRow> &rows, bool complete);

} // namespace qiao
