#pragma once

#include "server/clientrequest.h"

#include <qiao/result.h>

namespace qiao {

class LogControl;

/// The answer to GET and POST /runtime/log-level, which is for this computer alone: an error (Rejected, 403)
/// for a request from another one. POST takes {"level":"debug","debugFiles":true,"persist":false}, where
/// level or debugFiles has to be there, and does what it says.
[[nodiscard]] Result<QByteArray> logLevelAnswer(LogControl &control, const ClientRequest &request);

} // namespace qiao
