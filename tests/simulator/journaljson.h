#pragma once

#include "simulator/requestrecord.h"

namespace qiao::simulator {

/// The journal as a JSON list: "text" holds the body where it is UTF-8, "bodyBase64" always.
[[nodiscard]] QByteArray recordsToJson(const QList<RequestRecord> &records, bool withBodies);

/// One line for the log, without bodies or secrets.
[[nodiscard]] QByteArray recordToLogJson(const RequestRecord &record);

/// "running", "answered", "aborted" or "broken".
[[nodiscard]] const char *outcomeName(RequestRecord::Outcome outcome);

} // namespace qiao::simulator
