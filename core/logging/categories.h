#pragma once

#include <QLoggingCategory>

namespace qiao {

// What Qiao's own messages are filed under: qCInfo(serverLog) << …; silent until setLogLevel(). A message is
// one sentence without secrets' names or values; what is written is redacted all the same. What the person at
// the terminal has to know is a signal to the façade as well: messages from Info on are not shown there.
Q_DECLARE_LOGGING_CATEGORY(serverLog) // qiao.server: start, stop, HTTP, settings
Q_DECLARE_LOGGING_CATEGORY(requestsLog) // qiao.requests: a line for each request that ended
Q_DECLARE_LOGGING_CATEGORY(upstreamLog) // qiao.upstream: calls to the service
Q_DECLARE_LOGGING_CATEGORY(accountsLog) // qiao.accounts: states of accounts, sign-ins, refreshes
Q_DECLARE_LOGGING_CATEGORY(usageLog) // qiao.usage: what is counted and kept

} // namespace qiao
